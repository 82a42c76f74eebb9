import { join } from 'node:path';
import { freePort } from '../../tools/processes/free-port';
import { Kubectl } from '../../tools/processes/kubectl';
import type { Process, ProcessProps } from '../../tools/processes/process';
import { Processes } from '../../tools/processes/processes';
import { writeKubeconfig } from '../loopback/kubeconfig';
import type { Programs } from '../programs/programs';
import { apiServerPart, controllersPart, etcdPart, type FrontProxy } from './control-plane';
import { writeClusterSecrets } from './secrets';

/** A cluster to start. */
export interface ClusterProps {
  /** Begins the names of its processes and is the name in its kubeconfig; that of a workload cluster is its name in EKS. */
  readonly name: string;
  /** Folder for all its data, and for nothing else; empty or missing. */
  readonly folder: string;
  readonly programs: Pick<Programs, 'etcd' | 'kubernetes'>;
  /** Starts and ends its programs. @default - its own, which log into its folder */
  readonly processes?: Processes;
  /** Kubeconfig of the webhook that its API server asks about tokens. @default - none */
  readonly tokenWebhook?: string;
  /** For a cluster in which something runs pods and measures them. @default - nothing makes pods there */
  readonly frontProxy?: FrontProxy;
}

/** A running Kubernetes control plane without nodes, on loopback. */
export interface Cluster {
  readonly name: string;
  /** URL of the API server. */
  readonly server: string;
  /** Certificate of the authority that signed the API server's. */
  readonly caFile: string;
  /** Token of a member of system:masters. */
  readonly token: string;
  /** Kubeconfig with that token; needs no other file. */
  readonly kubeconfig: string;
  /** Acts as the member of system:masters. */
  readonly kubectl: Kubectl;
  readonly etcd: Process;
  /** Keeps its port and its data over kill() and restart(). */
  readonly apiServer: Process;
  readonly controllers: Process;
  /** Stops all its processes. */
  readonly stop: () => Promise<void>;
}

/** Starts etcd, the API server and the controllers. Where one does not start, stops the others and throws ProgramError. */
export async function startCluster({
  name,
  folder,
  programs: { etcd, kubernetes },
  processes = new Processes(join(folder, 'logs')),
  tokenWebhook,
  frontProxy,
}: ClusterProps): Promise<Cluster> {
  const secrets = writeClusterSecrets(folder);
  const [etcdPort, peerPort, port, controllersPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const server = `https://127.0.0.1:${port}`;
  const caFile = join(folder, 'apiserver.crt');
  const kubeconfig = join(folder, 'admin.kubeconfig');

  const started: Process[] = [];
  const stop = async () => {
    for (const part of [...started].reverse()) await part.stop();
  };
  const start = async (part: string, command: string, props: Pick<ProcessProps, 'args' | 'ready'>) => {
    const running = await processes.start({ name: `${name}-${part}`, command, ...props });
    started.push(running);
    return running;
  };
  try {
    const storage = await start('etcd', etcd, etcdPart(folder, etcdPort, peerPort));
    const apiServer = await start(
      'apiserver',
      kubernetes,
      apiServerPart({ folder, port, etcdPort, secrets, tokenWebhook, frontProxy }),
    );
    writeKubeconfig(kubeconfig, { name, server, caFile, token: secrets.adminToken });
    writeKubeconfig(join(folder, 'controllers.kubeconfig'), { name, server, caFile, token: secrets.controllersToken });
    const controllers = await start(
      'controllers',
      kubernetes,
      controllersPart({ folder, port: controllersPort, server, secrets, runsPods: frontProxy !== undefined }),
    );
    const access = { server, caFile, token: secrets.adminToken, kubeconfig };
    const kubectl = kubectlFor(kubernetes, kubeconfig, apiServer.log);
    return { name, ...access, kubectl, etcd: storage, apiServer, controllers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The kubectl in a program that is kubectl among others; a failure names the API server's log. */
function kubectlFor(program: string, kubeconfig: string, log: string): Kubectl {
  const options = [`--kubeconfig=${kubeconfig}`, `--cache-dir=${kubeconfig}.cache`];
  return new Kubectl([program, 'kubectl', ...options], `read ${log}`);
}
