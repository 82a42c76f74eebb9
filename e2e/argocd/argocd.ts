import { chmodSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from '../../config/platform';
import { accepts } from '../../tools/processes/accepts';
import { freePort } from '../../tools/processes/free-port';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import type { Aws } from '../aws/aws';
import type { CertificateAuthority } from '../loopback/certificates';
import { writeKubeconfigOf } from '../loopback/kubeconfig';
import { argocdParameters } from './parameters';

/** Where Argo CD runs and what it may reach. */
export interface ArgoCdProps {
  /** Argo CD's program, which is whichever of Argo CD's parts it is called by. */
  readonly program: string;
  /** Folder of its source, for a script that its image has too. */
  readonly source: string;
  readonly kubeconfig: string;
  readonly authority: CertificateAuthority;
  /** Where it gets the tokens with which it logs in to workload clusters. */
  readonly aws: Pick<Aws, 'environment'>;
  /** Folder for its data. */
  readonly folder: string;
  /** Port of the API server that people use. @default - none runs */
  readonly serverPort?: number;
  readonly processes: Processes;
}

/** The processes of a running Argo CD. */
export interface ArgoCd {
  readonly redis: Process;
  readonly repoServer: Process;
  readonly controller: Process;
  readonly applicationSets: Process;
}

/** The parts of which some run, and what the application controller calls to log in to a workload cluster. */
const parts = [
  'argocd-repo-server',
  'argocd-application-controller',
  'argocd-applicationset-controller',
  'argocd-k8s-auth',
  'argocd-server',
] as const;

const rendered = join(__dirname, '../../dist');

/**
 * Starts Argo CD's controllers on loopback, and its API server where a port is given; its objects and its configuration
 * must be in the cluster already.
 */
export async function startArgoCd(props: ArgoCdProps): Promise<ArgoCd> {
  const { folder, processes, serverPort, source } = props;
  const part = partsOf(props, environment(props));
  const [redisPort = 0, repoPort, repoMetrics, metrics, setMetrics, serverMetrics] = await ports(6);
  const redis = await startRedis(processes, redisPort, folder);
  const cache = `--redis=127.0.0.1:${redisPort}`;
  const loopback = ['--address=127.0.0.1', '--metrics-address=127.0.0.1'];
  const repoServer = await part(
    'argocd-repo-server',
    // So that a push is seen at once.
    [cache, ...loopback, '--revision-cache-expiration=1s', `--port=${repoPort}`, `--metrics-port=${repoMetrics}`],
    `${repoMetrics}/healthz?full=true`,
  );
  const repo = `127.0.0.1:${repoPort}`;
  const [controller, applicationSets] = await Promise.all([
    part(
      'argocd-application-controller',
      [cache, `--repo-server=${repo}`, '--namespace=argocd', `--metrics-port=${metrics}`],
      `${metrics}/healthz`,
      props.aws.environment({
        roleArn: platform.management.argocdRoleArn,
        serviceAccount: 'argocd:argocd-application-controller',
      }),
    ),
    part(
      'argocd-applicationset-controller',
      [
        ...[`--argocd-repo-server=${repo}`, '--namespace=argocd', `--metrics-addr=127.0.0.1:${setMetrics}`],
        ...['--probe-addr=127.0.0.1:0', '--webhook-addr=127.0.0.1:0'],
      ],
      `${setMetrics}/metrics`,
    ),
  ]);
  if (serverPort !== undefined) {
    const ownPorts = [`--port=${serverPort}`, `--metrics-port=${serverMetrics}`];
    const args = [cache, `--repo-server=${repo}`, '--namespace=argocd', ...loopback, ...ownPorts, '--staticassets='];
    await part('argocd-server', args, `${serverMetrics}/metrics`, {
      // It trusts an identity provider on loopback as it would trust any other: by the authorities of its machine.
      SSL_CERT_FILE: props.authority.certificate,
      ...argocdParameters(source, rendered, 'server'),
    });
  }
  return { redis, repoServer, controller, applicationSets };
}

/** Returns what starts a part with the rights of its service account, and waits until it says that it is well. */
function partsOf({ folder, kubeconfig, processes }: ArgoCdProps, env: Readonly<Record<string, string>>) {
  return (name: (typeof parts)[number], args: readonly string[], health: string, more = {}) => {
    const own = join(folder, `${name}.kubeconfig`);
    writeKubeconfigOf({ namespace: 'argocd', name }, kubeconfig, own);
    return processes.start({
      name,
      command: join(folder, 'bin', name),
      args,
      env: { ...env, KUBECONFIG: own, ...more },
      ready: async () => (await fetch(`http://127.0.0.1:${health}`)).ok,
    });
  };
}

function startRedis(processes: Processes, port: number, folder: string): Promise<Process> {
  return processes.start({
    name: 'redis',
    command: 'redis-server',
    args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder],
    ready: () => accepts(port),
  });
}

async function ports(count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) found.push(await freePort());
  return found;
}

function environment({ program, folder, source, authority }: ArgoCdProps): Record<string, string> {
  const [programs, tls, ssh, gpg, scratch] = ['bin', 'tls', 'ssh', 'gpg', 'tmp'].map((name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  }) as [string, string, string, string, string];
  copyFileSync(authority.certificate, join(tls, 'localhost'));
  // The repo server reads each commit's signature with it, even where signatures do not matter.
  copyFileSync(join(source, 'hack/git-verify-wrapper.sh'), join(programs, 'git-verify-wrapper.sh'));
  chmodSync(join(programs, 'git-verify-wrapper.sh'), 0o755);
  for (const name of parts) symlinkSync(program, join(programs, name));
  return {
    PATH: `${programs}:${process.env.PATH ?? ''}`,
    HOSTNAME: 'argocd-application-controller-0',
    TMPDIR: scratch,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_APPLICATIONSET_CONTROLLER_REQUEUE_AFTER: '5s',
    // The emulators do in seconds what takes AWS minutes; to compare after each change is too much for two cores.
    ARGOCD_CLUSTER_CACHE_EVENTS_PROCESSING_INTERVAL: '3s',
    // Seconds after a wave in which controllers notice what came with it; here one is enough.
    ARGOCD_SYNC_WAVE_DELAY: '1',
    ARGOCD_TLS_DATA_PATH: tls,
    ARGOCD_SSH_DATA_PATH: ssh,
    ARGOCD_GNUPGHOME: gpg,
    ARGOCD_GPG_ENABLED: 'false',
    ...argocdParameters(source, rendered, 'controller'),
  };
}
