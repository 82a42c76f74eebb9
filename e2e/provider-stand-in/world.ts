import type { ApiServer } from './api-server';
import type { Delays } from './delay';
import type { Inventory } from './inventory';
import type { WorkloadEndpoint } from './run-time-values';
import type { Store } from './store';

/** A workload cluster. */
export interface WorkloadCluster extends WorkloadEndpoint {
  /** Kubeconfig that ClusterAuth hands out. */
  readonly kubeconfig: string;
}

/** What reconciliations work with. */
export interface World {
  readonly api: ApiServer;
  readonly store: Store;
  readonly inventory: Inventory;
  readonly delays: Delays;
  /** Workload clusters by their names in EKS. */
  readonly workloads: ReadonlyMap<string, WorkloadCluster>;
  /** When operations on AWS that are under way end, in milliseconds of `Date.now()`, by operation and uid. */
  readonly operations: Map<string, number>;
}
