import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../tools/programs/free-port';
import type { CertificateAuthority } from './certificates';
import { Process } from './process';

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
  /** Folder for its logs. */
  readonly logs: string;
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
  const { program, folder, logs } = props;
  const [redisPort, repoPort, repoMetrics, metrics, setMetrics, setProbe, setWebhook] = await Promise.all(
    Array.from({ length: 7 }, freePort),
  );
  const env = environment(props);
  const part = (name: string, args: readonly string[], ready: () => Promise<boolean>) =>
    Process.start({ name, command: program, args, env: { ...env, ARGOCD_BINARY_NAME: name }, logs, ready });
  const healthy = (port: number | undefined, path: string) => async () =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).ok;

  const redis = await Process.start({
    name: 'redis',
    command: 'redis-server',
    args: ['--bind', '127.0.0.1', '--port', String(redisPort), '--save', '', '--appendonly', 'no', '--dir', folder],
    logs,
    ready: async () => true,
  });
  const cache = `--redis=127.0.0.1:${redisPort}`;
  const repoServer = await part(
    'argocd-repo-server',
    [
      cache,
      '--address=127.0.0.1',
      `--port=${repoPort}`,
      '--metrics-address=127.0.0.1',
      `--metrics-port=${repoMetrics}`,
    ],
    healthy(repoMetrics, '/healthz?full=true'),
  );
  const repo = [`--repo-server=127.0.0.1:${repoPort}`, '--namespace=argocd'];
  const sets = {
    metrics: `127.0.0.1:${setMetrics}`,
    probe: `127.0.0.1:${setProbe}`,
    webhook: `127.0.0.1:${setWebhook}`,
  };
  const [controller, applicationSets] = await Promise.all([
    part('argocd-application-controller', [cache, ...repo, `--metrics-port=${metrics}`], healthy(metrics, '/healthz')),
    part(
      'argocd-applicationset-controller',
      [
        `--argocd-repo-server=127.0.0.1:${repoPort}`,
        '--namespace=argocd',
        `--metrics-addr=${sets.metrics}`,
        `--probe-addr=${sets.probe}`,
        `--webhook-addr=${sets.webhook}`,
      ],
      healthy(setMetrics, '/metrics'),
    ),
  ]);
  return { redis, repoServer, controller, applicationSets };
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
    ARGOCD_TLS_DATA_PATH: tls,
    ARGOCD_SSH_DATA_PATH: ssh,
    ARGOCD_GNUPGHOME: gpg,
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_K8S_CLIENT_QPS: '300',
    ARGOCD_K8S_CLIENT_BURST: '600',
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
