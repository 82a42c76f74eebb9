import type { ControllerNeeds, Need } from './controller-needs';
import { mirroredImage } from './mirrored-image';
import { smallestPod } from './smallest-pod';

/** What two replicas of one of the chart's Deployments need. */
const pair = (prefix: string): Need[] => [
  [`${prefix}replicaCount`, 2, 'one, and nobody is there while Fargate patches it'],
  [`${prefix}podDisruptionBudget`, { enabled: true, minAvailable: 1 }, 'off: Fargate may patch both replicas at once'],
];

const name = (suffix: string) => ({ 'app.kubernetes.io/name': `external-secrets${suffix}` });

/** Source: chart of external-secrets/external-secrets; its issue #1981 for the port. */
export const externalSecrets: ControllerNeeds = {
  version: '2.9.0',
  pods: [name(''), name('-webhook'), name('-cert-controller')],
  values: [
    ...mirroredImage('image', 'external-secrets', 'v2.9.0'),
    ...pair(''),
    ['leaderElect', true, 'off: two replicas write the same Secrets'],
    smallestPod('resources'),
    ...mirroredImage('webhook.image', 'external-secrets', 'v2.9.0'),
    ...pair('webhook.'),
    ['webhook.port', 9443, "10250: the port of Fargate's kubelet, which answers in the webhook's place"],
    smallestPod('webhook.resources'),
    ...mirroredImage('certController.image', 'external-secrets', 'v2.9.0'),
    // Certificates outlast its absence by months, so one is enough; a budget of one would refuse every eviction.
    ['certController.replicaCount', 1, 'as many as the chart likes, whatever the capacity of the environment counts'],
    smallestPod('certController.resources'),
  ],
};
