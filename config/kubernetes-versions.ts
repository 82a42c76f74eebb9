/**
 * Kubernetes versions that an environment may ask for, with the last day of EKS standard support.
 * Clusters are created with standard support only, so a version leaves this table when its day is near; synth prints the day of each environment.
 * Source: Amazon EKS Kubernetes release calendar, as of 2026-08-22.
 */
export const kubernetesVersions: Readonly<Record<string, { readonly standardSupportUntil: string }>> = {
  '1.35': { standardSupportUntil: '2027-03-27' },
  '1.36': { standardSupportUntil: '2027-08-02' },
};
