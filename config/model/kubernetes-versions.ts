/** What goes with a Kubernetes version of EKS. */
export interface KubernetesVersion {
  /** Last day of EKS standard support. */
  readonly standardSupportUntil: string;
  /**
   * Version of the CoreDNS add-on. EKS supports it for the neighbours of this version too, so it blocks no step up or
   * down.
   */
  readonly coreDnsAddon: string;
}

/**
 * Kubernetes versions that an environment may ask for. Remove a version some weeks before its last day: no environment
 * that still has it then renders. After that day AWS upgrades a disposable environment by itself, and a retained one costs
 * more.
 *
 * Sources: Amazon EKS Kubernetes release calendar, as of 2026-08-22; the add-on's version as others report it from
 * `aws eks describe-addon-versions` for the older Kubernetes, and run it on the newer one, early October 2026.
 */
export const kubernetesVersions: Readonly<Record<string, KubernetesVersion>> = {
  '1.35': { standardSupportUntil: '2027-03-27', coreDnsAddon: 'v1.14.6-eksbuild.4' },
  '1.36': { standardSupportUntil: '2027-08-02', coreDnsAddon: 'v1.14.6-eksbuild.4' },
};
