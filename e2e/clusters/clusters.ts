import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { crdOf } from '../../objects/crd';
import { readImportedSchemas } from '../../objects/imported-schemas';
import type { Processes } from '../../tools/processes/processes';
import type { Aws } from '../aws/aws';
import type { Programs } from '../programs/programs';
import { type Cluster, startCluster } from './cluster';

/** The clusters of the loop. */
export interface Clusters {
  readonly management: Cluster;
  /** One for each environment, by the environment's name. */
  readonly workload: Readonly<Record<string, Cluster>>;
}

/** API groups that EKS itself, or a controller's chart, installs into a workload cluster. */
const workloadGroups = ['external-secrets.io', 'vpcresources.k8s.aws'];

/** Starts the management cluster and one workload cluster for each environment, all at the same time. */
export async function startClusters(props: {
  readonly environments: readonly EnvironmentInput[];
  /** Folder for their data. */
  readonly folder: string;
  /** The repository, for the definitions of these groups. */
  readonly root: string;
  readonly programs: Programs;
  readonly processes: Processes;
  /** Tells workload clusters whose a token is, and everybody where the clusters are. */
  readonly aws: Pick<Aws, 'webhookKubeconfig' | 'serve'>;
}): Promise<Clusters> {
  const { environments, folder, root, programs, processes, aws } = props;
  const start = (name: string, tokenWebhook?: string) =>
    startCluster({ name, folder: join(folder, name), programs, processes, tokenWebhook });
  const [management, ...workload] = await Promise.all([
    start('management'),
    ...environments.map((one) => {
      const { cluster } = names(one);
      return start(cluster, aws.webhookKubeconfig(cluster));
    }),
  ]);
  for (const { name, server, caFile } of workload) aws.serve(name, { url: server, caFile });
  const crds = readImportedSchemas(join(root, 'imports/schemas'))
    .filter(({ group }) => workloadGroups.includes(group))
    .map(crdOf);
  for (const { kubectl } of workload)
    await kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: crds }));
  return {
    management,
    workload: Object.fromEntries(environments.map(({ name }, index) => [name, workload[index] as Cluster])),
  };
}
