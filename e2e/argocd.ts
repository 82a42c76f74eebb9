import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accepts } from '../tools/programs/accepts';
import { freePort } from '../tools/programs/free-port';
import { argocdParameters } from './argocd-parameters';
import type { CertificateAuthority } from './certificates';
import type { Process } from './process';
import type { Processes } from './processes';

/** Where Argo CD runs and what it may reach. */
export interface ArgoCdProps {
  /** Argo CD's program, which is each of its parts under its name. */
  readonly program: string;
  /** Folder of its source, for the script that its image has beside it. */
  readonly source: string;
  readonly kubeconfig: string;
  readonly authority: CertificateAuthority;
  /** A token for each workload cluster, by the cluster's name in EKS. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Folder for its data. */
  readonly folder: string;
  readonly processes: Processes;
}

/** The processes of a running Argo CD. */
export interface ArgoCd {
  readonly redis: Process;
  readonly repoServer: Process;
  readonly controller: Process;
  readonly applicationSets: Process;
}

/** Starts Argo CD's controllers on loopback; its objects and its configuration must be in the cluster already. */
export async function startArgoCd(props: ArgoCdProps): Promise<ArgoCd> {
  const { program, folder, processes } = props;
  const env = environment(props);
  const part = (name: string, args: readonly string[], health: string) =>
    processes.start({
      name,
      command: program,
      args,
      env: { ...env, ARGOCD_BINARY_NAME: name },
      ready: async () => (await fetch(`http://127.0.0.1:${health}`)).ok,
    });
  const [redisPort = 0, repoPort, repoMetrics, metrics, setMetrics] = await ports(5);
  const redis = await startRedis(processes, redisPort, folder);
  const cache = `--redis=127.0.0.1:${redisPort}`;
  const loopback = ['--address=127.0.0.1', '--metrics-address=127.0.0.1'];
  const repoServer = await part(
    'argocd-repo-server',
    // A push is to be seen at once.
    [cache, ...loopback, '--revision-cache-expiration=1s', `--port=${repoPort}`, `--metrics-port=${repoMetrics}`],
    `${repoMetrics}/healthz?full=true`,
  );
  const repo = `127.0.0.1:${repoPort}`;
  const [controller, applicationSets] = await Promise.all([
    part(
      'argocd-application-controller',
      [cache, `--repo-server=${repo}`, '--namespace=argocd', `--metrics-port=${metrics}`],
      `${metrics}/healthz`,
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
  return { redis, repoServer, controller, applicationSets };
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

function environment({ folder, source, kubeconfig, authority, tokens }: ArgoCdProps): Record<string, string> {
  const [programs, tls, ssh, gpg, scratch] = ['bin', 'tls', 'ssh', 'gpg', 'tmp'].map((name) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  }) as [string, string, string, string, string];
  copyFileSync(authority.certificate, join(tls, 'localhost'));
  // The repo server looks at each commit's signature with it, wanted or not.
  copyFileSync(join(source, 'hack/git-verify-wrapper.sh'), join(programs, 'git-verify-wrapper.sh'));
  chmodSync(join(programs, 'git-verify-wrapper.sh'), 0o755);
  substituteAwsCredentials(programs, tokens);
  return {
    KUBECONFIG: kubeconfig,
    PATH: `${programs}:${process.env.PATH ?? ''}`,
    HOSTNAME: 'argocd-application-controller-0',
    TMPDIR: scratch,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_APPLICATIONSET_CONTROLLER_REQUEUE_AFTER: '5s',
    // The stand-in for AWS makes in seconds what takes AWS minutes; every change at once is more than two cores compare.
    ARGOCD_CLUSTER_CACHE_EVENTS_PROCESSING_INTERVAL: '200ms',
    // Seconds after a wave, in which controllers are to notice what came with it; here they do within one.
    ARGOCD_SYNC_WAVE_DELAY: '1',
    ARGOCD_TLS_DATA_PATH: tls,
    ARGOCD_SSH_DATA_PATH: ssh,
    ARGOCD_GNUPGHOME: gpg,
    ARGOCD_GPG_ENABLED: 'false',
    ...argocdParameters(source, join(__dirname, '../dist')),
  };
}

/**
 * THE ONE SUBSTITUTED CREDENTIAL. For a cluster with `awsAuthConfig` Argo CD runs `argocd-k8s-auth aws --cluster-name …`,
 * which asks AWS for a token; here a program of that name answers with the token of the local API server.
 */
function substituteAwsCredentials(folder: string, tokens: Readonly<Record<string, string>>): void {
  for (const [cluster, token] of Object.entries(tokens)) {
    const apiVersion = 'client.authentication.k8s.io/v1beta1';
    writeFileSync(
      join(folder, `${cluster}.json`),
      JSON.stringify({ apiVersion, kind: 'ExecCredential', status: { token } }),
      { mode: 0o600 },
    );
  }
  const program = join(folder, 'argocd-k8s-auth');
  writeFileSync(program, '#!/bin/sh\nexec cat "$(dirname "$0")/$3.json"\n');
  chmodSync(program, 0o755);
}
