import type { ControllerDefinition } from '../../config/model/environment';
import { helmValues } from './helm-values';

const labels = (suffix: string) => ({ 'app.kubernetes.io/name': `external-secrets${suffix}` });

/**
 * One would leave nobody there while Fargate patches it; and no budget, as by default, would let Fargate patch both at
 * once.
 */
const pair = () => ({ replicaCount: 2, podDisruptionBudget: { enabled: true, minAvailable: 1 } });

/**
 * Copies secrets from AWS into the cluster. It has no role: it reads each secret with the identity of the service that
 * owns it (docs/decisions/0004).
 *
 * Source: chart of external-secrets/external-secrets; its issue #1981 for the port.
 */
export const externalSecrets: ControllerDefinition = {
  namespace: 'external-secrets',
  chart: { repository: 'https://charts.external-secrets.io', name: 'external-secrets' },
  valuesOf: '2.9.0',
  image: 'ghcr.io/external-secrets/external-secrets',
  pods: [
    { labels: labels(''), count: 2 },
    { labels: labels('-webhook'), count: 2 },
    { labels: labels('-cert-controller'), count: 1 },
  ],
  endpoints: ['secretsmanager'],
  values: (environment, controller) => {
    const image = () => helmValues.image(environment, controller);
    const { replicaCount, podDisruptionBudget } = pair();
    return {
      image: image(),
      replicaCount,
      // Off by default, and two replicas would write the same Secrets.
      leaderElect: true,
      podDisruptionBudget,
      resources: helmValues.smallest(),
      webhook: {
        image: image(),
        // 10250, the default, is the port of Fargate's kubelet, which would answer in the webhook's place.
        port: 9443,
        ...pair(),
        resources: helmValues.smallest(),
      },
      // Certificates outlast its absence by months, so one is enough; a budget of one would refuse every eviction.
      certController: { image: image(), replicaCount: 1, resources: helmValues.smallest() },
    };
  },
};
