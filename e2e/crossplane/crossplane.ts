import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../tools/processes/free-port';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import { runProcess } from '../../tools/processes/run-process';
import type { Cluster } from '../clusters/cluster';
import type { CertificateAuthority } from '../loopback/certificates';

const namespace = 'crossplane-system';
const maximumAttempts = 5;

/** Where Crossplane runs and what it needs there. */
export interface CrossplaneProps {
  /** Crossplane's own program. */
  readonly program: string;
  /** Folder of its source, which has its own CustomResourceDefinitions. */
  readonly source: string;
  readonly cluster: Cluster;
  readonly authority: CertificateAuthority;
  /** Host of the registry that packages name, and the `host:port` that answers in its place. */
  readonly registry: { readonly named: string; readonly address: string };
  /** Folder for its caches. */
  readonly folder: string;
  readonly processes: Processes;
}

/** Makes a cluster ready for Crossplane as its Helm chart does with `provider.defaultActivations: []`. */
export async function installCrossplane(
  props: Omit<CrossplaneProps, 'authority' | 'folder' | 'processes'>,
): Promise<void> {
  const { program, source, cluster, registry } = props;
  const { kubectl } = cluster;
  await kubectl.apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'crossplane', namespace } },
      ],
    }),
  );
  await initialize(program, { ...environmentOf(cluster), CRDS_PATH: join(source, 'cluster/crds') });
  await kubectl.apply(
    JSON.stringify({
      apiVersion: 'pkg.crossplane.io/v1beta1',
      kind: 'ImageConfig',
      metadata: { name: 'loopback' },
      spec: {
        matchImages: [{ type: 'Prefix', prefix: `${registry.named}/` }],
        rewriteImage: { prefix: `${registry.address}/` },
      },
    }),
  );
}

function environmentOf({ kubeconfig }: Cluster) {
  // The only webhook guards Usages, of which the platform has none, and would need a Service that leads to this process.
  return { KUBECONFIG: kubeconfig, POD_NAMESPACE: namespace, ENABLE_WEBHOOKS: 'false' };
}

/** Starts Crossplane in a cluster that is ready for it. */
export async function startCrossplane(props: Omit<CrossplaneProps, 'source' | 'registry'>): Promise<Process> {
  const { program, cluster, authority, folder, processes } = props;
  mkdirSync(folder, { recursive: true });
  const [metrics, health] = [await freePort(), await freePort()];
  return processes.start({
    name: 'crossplane',
    command: program,
    // The emulators do in seconds what takes AWS minutes; with the default of 100 events Crossplane stops listening.
    args: ['core', 'start', '--circuit-breaker-burst=5000'],
    env: {
      ...environmentOf(cluster),
      PACKAGE_RUNTIME: 'External',
      TLS_CLIENT_CERTS_DIR: authority.issue('crossplane'),
      XPKG_CACHE_DIR: folder,
      METRICS_PORT: String(metrics),
      HEALTH_PROBE_PORT: String(health),
    },
    ready: async () => (await fetch(`http://127.0.0.1:${health}/readyz`)).ok,
  });
}

/** Runs what the chart's init container runs, and like it again while an API that it has just made is not served yet. */
async function initialize(program: string, env: Readonly<Record<string, string>>): Promise<void> {
  const secrets = { TLS_CA_SECRET_NAME: 'crossplane-root-ca', TLS_CLIENT_SECRET_NAME: 'crossplane-tls-client' };
  for (let attempt = 1; ; attempt += 1) {
    const { code, stderr } = await runProcess(program, ['core', 'init'], { env: { ...env, ...secrets } });
    if (code === 0) return;
    if (attempt === maximumAttempts) throw new Error(`crossplane core init: ${stderr.trim()}`);
  }
}
