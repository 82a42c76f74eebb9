import type { Ask } from '../accounts/inventory/aws-resource';
import type { Cluster } from '../clusters/cluster';

/** A cluster of EKS whose pods Fargate runs. */
export interface FargateCluster {
  /** Its control plane, with its name in EKS. */
  readonly cluster: Cluster;
  /** The account that it is in. */
  readonly account: string;
  /** Asks that account. */
  readonly ask: Ask;
}
