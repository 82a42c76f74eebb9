import type { Environment } from '../../config/model/environment';

/** Finds the workload cluster of an environment, as soon as it is registered with Argo CD. */
export function registeredClusters({ name, platform }: Environment) {
  return {
    selector: {
      matchLabels: {
        'argocd.argoproj.io/secret-type': 'cluster',
        // The label by which the Secret of a workload cluster says whose it is.
        [`${platform.apiGroup}/environment`]: name,
      },
    },
  };
}
