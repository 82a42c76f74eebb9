import type { ControllerDefinition } from '../../config/model/environment';
import { helmValues } from './helm-values';

const labels = (suffix: string) => ({ 'app.kubernetes.io/name': `external-secrets${suffix}` });

/**
 * A single one would leave nobody to answer while Fargate patches it; without a budget, as by default, Fargate might
 * patch both at once.
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
  // Its documentation, "Verify Container Images"; its workflow release.yml, which runs on main, signs.
  signature: () => ({
    identity: 'https://github.com/external-secrets/external-secrets/.github/workflows/release.yml@refs/heads/main',
    issuer: 'https://token.actions.githubusercontent.com',
  }),
  pods: [
    { labels: labels(''), count: 2 },
    { labels: labels('-webhook'), count: 2 },
    { labels: labels('-cert-controller'), count: 1 },
  ],
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
      // Certificates last for months without it, so one is enough; a budget for a single one would refuse every
      // eviction.
      certController: { image: image(), replicaCount: 1, resources: helmValues.smallest() },
    };
  },
};
