import { join } from 'node:path';
import { names } from '../charts/names';
import { readImportedSchemas } from '../checks/imported-schemas';
import { environments } from '../config/environments';
import { crdOf } from '../tools/crd';
import { type Cluster, startCluster } from './cluster';
import { Kubectl } from './kubectl';
import type { Processes } from './processes';
import type { Programs } from './programs/programs';

/** A cluster with a client for it. */
export interface RunningCluster extends Cluster {
  /** Its name; that of a workload cluster is its name in EKS. */
  readonly name: string;
  readonly kubectl: Kubectl;
}

/** The clusters of the loop. */
export interface Clusters {
  readonly management: RunningCluster;
  /** One for each environment, by the environment's name. */
  readonly workload: Readonly<Record<string, RunningCluster>>;
}

/** Groups of the kinds that somebody else installs into a workload cluster: EKS itself, and a controller's chart. */
const workloadGroups = ['external-secrets.io', 'vpcresources.k8s.aws'];

/** Starts the management cluster and one workload cluster for each environment, all at the same time. */
export async function startClusters(
  folder: string,
  root: string,
  programs: Programs,
  processes: Processes,
): Promise<Clusters> {
  const start = async (name: string): Promise<RunningCluster> => {
    const cluster = await startCluster({ name, folder: join(folder, name), programs, processes });
    return { ...cluster, name, kubectl: new Kubectl(programs.kubernetes, cluster.kubeconfig, cluster.apiServer.log) };
  };
  const started = await Promise.all(['management', ...environments.map((one) => names(one).cluster)].map(start));
  const [management, ...workload] = started;
  if (management === undefined) throw new Error('no cluster was started');
  const crds = readImportedSchemas(join(root, 'imports/schemas'))
    .filter(({ group }) => workloadGroups.includes(group))
    .map(crdOf);
  for (const { kubectl } of workload)
    await kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: crds }));
  return {
    management,
    workload: Object.fromEntries(environments.map(({ name }, index) => [name, workload[index] as RunningCluster])),
  };
}
