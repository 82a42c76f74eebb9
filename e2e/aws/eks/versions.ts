/** Minor versions of Kubernetes that EKS has. Source: Amazon EKS user guide, "Understand the Kubernetes version lifecycle on EKS". */
export const minors: readonly string[] = ['1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36'];

const dayMs = 24 * 60 * 60 * 1000;
const rollbackMs = 7 * dayMs;

/** The version of a cluster before its last upgrade, and when that was. */
export interface Upgraded {
  readonly version: string;
  readonly at: number;
}

/**
 * Why EKS refuses to take a cluster from one version to another; undefined where it does not refuse. It goes up one minor
 * version at a time, and back to the version before an upgrade for seven days.
 * Source: Amazon EKS user guide, "Update existing cluster to new Kubernetes version" and "Roll back a cluster version".
 */
export function versionProblem(
  from: string,
  to: string,
  upgradedFrom: Upgraded | undefined,
  now: number,
): string | undefined {
  if (!minors.includes(to)) return `unsupported Kubernetes version ${to}`;
  const step = minorOf(to) - minorOf(from);
  if (step === 1) return undefined;
  if (step === -1 && upgradedFrom?.version === to && now - upgradedFrom.at <= rollbackMs) return undefined;
  return `Unsupported Kubernetes minor version update from ${from} to ${to}`;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
