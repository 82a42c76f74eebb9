import type { Cluster } from './cluster';
import { statusOf } from './cluster';
import { invalidRequest, notFound } from './errors';

/** All clusters of all accounts. */
export class Store {
  private readonly clusters = new Map<string, Cluster>();

  /** The existing clusters of an account in a region, including those that are being deleted. */
  public list(account: string, region: string, now: number): Cluster[] {
    return [...this.clusters.values()].filter(
      (one) => one.account === account && one.region === region && !isGone(one, now),
    );
  }

  /** A cluster; undefined where there is none. */
  public find(account: string, region: string, name: string, now: number): Cluster | undefined {
    return this.list(account, region, now).find((one) => one.name === name);
  }

  /** A cluster by its name alone, of any account. */
  public findByName(name: string, now: number): Cluster | undefined {
    return [...this.clusters.values()].find((one) => one.name === name && !isGone(one, now));
  }

  /** Adds a new cluster. */
  public add(cluster: Cluster): void {
    this.clusters.set(cluster.arn, cluster);
  }
}

function isGone({ goneAt }: Cluster, now: number): boolean {
  return goneAt !== undefined && goneAt <= now;
}

/** What it takes to find a cluster. */
interface Lookup {
  readonly store: Store;
  readonly now: () => number;
  readonly apiServers: { of(cluster: string): unknown };
}

/** The cluster that a request names; throws where there is none. */
export function clusterOf(
  { store, now }: Lookup,
  { caller, region, path }: { caller: { account: string }; region: string; path: Readonly<Record<string, string>> },
): Cluster {
  const name = path.name ?? '';
  const cluster = store.find(caller.account, region, name, now());
  if (cluster === undefined) throw notFound(`No cluster found for name: ${name}.`);
  return cluster;
}

/** Throws unless a cluster is ACTIVE or UPDATING. */
export function mustRun(cluster: Cluster, { now, apiServers }: Lookup): void {
  const status = statusOf(cluster, now(), apiServers.of(cluster.name) !== undefined);
  if (status !== 'ACTIVE' && status !== 'UPDATING') {
    throw invalidRequest(`Cluster ${cluster.name} is not ACTIVE, its status is ${status}`);
  }
}
