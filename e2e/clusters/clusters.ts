import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import { names } from '../../config/model/names';
import { crdOf } from '../../objects/crd';
import { readImportedSchemas } from '../../objects/imported-schemas';
import type { Processes } from '../../tools/processes/processes';
import type { Aws } from '../aws/aws';
import type { Programs } from '../programs/programs';
import { type Cluster, type ClusterProps, startCluster } from './cluster';
import type { FrontProxy } from './control-plane';
import { startWorkloadControllers } from './workload-controllers';

/** The clusters of the loop. */
export interface Clusters {
  readonly management: Cluster;
  /** One for each environment, by the environment's name. */
  readonly workload: Readonly<Record<string, Cluster>>;
}

/** API groups that EKS itself, or a controller's chart, installs into a workload cluster. */
const workloadGroups = ['external-secrets.io', 'vpcresources.k8s.aws'];

/**
 * Starts the management cluster and one workload cluster for each environment, all at the same time, and what stands in for
 * the controllers of the latter.
 */
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
  /** By which the API servers of workload clusters prove who they are. */
  readonly frontProxy: FrontProxy;
  /** Has what was started end with everything else. */
  readonly atEnd: (stop: () => unknown) => void;
}): Promise<Clusters> {
  const { environments, folder, root, programs, processes, aws, frontProxy, atEnd } = props;
  const start = (name: string, more: Pick<ClusterProps, 'frontProxy' | 'tokenWebhook'> = {}) =>
    startCluster({ name, folder: join(folder, name), programs, processes, ...more });
  const [management, ...workload] = await Promise.all([
    start('management'),
    ...environments.map((one) => {
      const { cluster } = names(one);
      return start(cluster, { tokenWebhook: aws.webhookKubeconfig(cluster), frontProxy });
    }),
  ]);
  for (const { name, server, caFile } of workload) aws.serve(name, { url: server, caFile });
  const crds = readImportedSchemas(join(root, 'imports/schemas'))
    .filter(({ group }) => workloadGroups.includes(group))
    .map(crdOf);
  for (const cluster of workload) {
    await cluster.kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: crds }));
    const controllers = startWorkloadControllers(cluster);
    atEnd(() => controllers.stop());
  }
  return {
    management,
    workload: Object.fromEntries(environments.map(({ name }, index) => [name, workload[index] as Cluster])),
  };
}
