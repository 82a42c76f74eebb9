/** What goes with a Kubernetes version of EKS. */
export interface KubernetesVersion {
  /** Last day of EKS standard support. */
  readonly standardSupportUntil: string;
  /**
   * Version of the CoreDNS add-on, the only one here: kube-proxy and vpc-cni run on nodes, and Fargate has none. EKS
   * supports it for the neighbours of this version too, so it blocks no step up or down.
   */
  readonly coreDnsAddon: string;
  /** Kinds that the version before still has and this one has not, for example `storage.k8s.io/v1alpha1 VolumeAttributesClass`. */
  readonly removedApis: readonly string[];
}

/**
 * Kubernetes versions that an environment may ask for. `npm run guard` refuses a version some weeks before its last day
 * in a retained environment; after that day AWS upgrades a disposable environment by itself, and a retained one costs more.
 *
 * Sources: Amazon EKS Kubernetes release calendar, as of 2026-08-22; the add-on's version as others report it from
 * `aws eks describe-addon-versions` for the older Kubernetes, and run it on the newer one, early October 2026; removed
 * APIs from `APILifecycleRemoved` in `k8s.io/api@v0.36.4` (August 2026).
 */
export const kubernetesVersions: Readonly<Record<string, KubernetesVersion>> = {
  '1.35': {
    standardSupportUntil: '2027-03-27',
    coreDnsAddon: 'v1.14.6-eksbuild.4',
    removedApis: ['storage.k8s.io/v1alpha1 VolumeAttributesClass'],
  },
  '1.36': { standardSupportUntil: '2027-08-02', coreDnsAddon: 'v1.14.6-eksbuild.4', removedApis: [] },
};

/** The number of a minor version, of which EKS takes one step at a time: 36 for `1.36`. */
export function minorOf(version: string): number {
  return Number(version.replace(/^1\./, ''));
}
