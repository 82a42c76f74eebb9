import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EnvironmentInput } from '../../config/model/environment';
import type { JsonObject } from '../../objects/json';
import type { Processes } from '../../tools/processes/processes';
import type { Aws } from '../aws/aws';
import type { Cluster } from '../clusters/cluster';
import type { LoopPrograms } from '../programs/loop-programs';
import { PodAdmission } from './admission';
import type { FargateCluster } from './fargate-cluster';
import { Images } from './images';
import { startKubelets } from './kubelets';
import { metricsParameters, startMetrics } from './metrics';
import { FargateScheduler } from './scheduler';

/** What runs the pods of a cluster. */
export interface Fargate {
  readonly images: Images;
  readonly scheduler: FargateScheduler;
}

/** What it takes to run the pods of workload clusters. */
export interface FargateProps {
  /** Workload clusters by the names of their environments. */
  readonly workload: Readonly<Record<string, Cluster>>;
  readonly environments: readonly EnvironmentInput[];
  readonly programs: LoopPrograms;
  readonly aws: Pick<Aws, 'client'>;
  /** The repository, for what its `dist/` gives the metrics server. */
  readonly root: string;
  /** Folder with `tls.crt`, `tls.key` and `ca.crt`, of servers on loopback. */
  readonly certificate: string;
  /** Folder for its files. */
  readonly folder: string;
  readonly processes: Processes;
  /** Has what was started end with everything else. */
  readonly atEnd: (stop: () => unknown) => void;
}

/** Starts to run the pods of every workload cluster; throws ProgramError where a program does not start. */
export async function startFargate(props: FargateProps): Promise<Readonly<Record<string, Fargate>>> {
  const { workload, environments, aws, certificate, atEnd } = props;
  const admission = await PodAdmission.start(certificate);
  atEnd(() => admission.stop());
  const started = Object.entries(workload).map(async ([name, cluster]): Promise<[string, Fargate]> => {
    const account = environments.find((one) => one.name === name)?.account;
    if (account === undefined) throw new Error(`the loop: has no environment of this name (${name})`);
    const ask = async <Answer>(api: string, operation: string, parameters: JsonObject = {}) =>
      (await aws.client.call(account, api, operation, parameters)) as Answer;
    return [name, await startOne({ cluster, account, ask }, props, admission)];
  });
  return Object.fromEntries(await Promise.all(started));
}

async function startOne(one: FargateCluster, props: FargateProps, admission: PodAdmission): Promise<Fargate> {
  const { cluster, account, ask } = one;
  const { programs, root, certificate, processes } = props;
  const folder = join(props.folder, cluster.name);
  mkdirSync(folder, { recursive: true });
  await admission.admit(one);
  const { kwok, metricsServer, sources } = programs;
  await startKubelets({ program: kwok, source: sources.kwok, cluster, certificate, folder, processes });
  await startMetrics({
    program: metricsServer,
    cluster,
    kubeletAuthority: join(certificate, 'ca.crt'),
    parameters: metricsParameters(join(root, 'dist')),
    folder,
    processes,
  });
  const images = new Images(account, ask);
  const scheduler = new FargateScheduler(one, images);
  props.atEnd(() => scheduler.stop());
  return { images, scheduler };
}
