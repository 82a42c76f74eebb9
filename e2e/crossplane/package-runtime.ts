import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conditionsOf } from '../../objects/conditions';
import { at } from '../../objects/json';
import type { Kubectl, KubeObject } from '../../tools/processes/kubectl';
import type { Cluster } from '../clusters/cluster';
import { listObjects } from '../clusters/list-objects';
import { Repeatedly } from '../clusters/repeatedly';

const pauseMs = 3000;
const tlsSecret = 'package-tls';
const paths = ['/apis/pkg.crossplane.io/v1/providerrevisions', '/apis/pkg.crossplane.io/v1/functionrevisions'];

/** Puts into a cluster the Secret with the certificate of functions, from the folder of a certificate. */
export async function installPackageRuntime({ kubectl }: Cluster, certificate: string): Promise<void> {
  const files = ['ca.crt', 'tls.crt', 'tls.key'].map((file) => [file, readFileSync(join(certificate, file), 'utf8')]);
  await kubectl.apply(
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: tlsSecret, namespace: 'crossplane-system' },
      stringData: Object.fromEntries(files),
    }),
  );
}

/**
 * The runtime that Crossplane's `--package-runtime=External` leaves to others: marks each package revision as running, and
 * says where a function runs. `functions` has the address of each function by the name of its package.
 */
export function startPackageRuntime(cluster: Cluster, functions: Readonly<Record<string, string>>): Repeatedly {
  const { kubectl } = cluster;
  return new Repeatedly(async () => {
    for (const path of paths) {
      for (const revision of await listObjects(cluster, path)) await publish(kubectl, functions, revision);
    }
  }, pauseMs);
}

async function publish(
  kubectl: Kubectl,
  functions: Readonly<Record<string, string>>,
  { kind, metadata, status }: KubeObject,
): Promise<void> {
  const conditions = conditionsOf(status);
  const endpoint = functions[metadata.labels?.['pkg.crossplane.io/package'] ?? ''];
  if (conditions.some(({ type }) => type === 'RuntimeHealthy') && at(status, 'endpoint') === endpoint) return;
  const healthy = {
    type: 'RuntimeHealthy',
    status: 'True',
    reason: 'HealthyPackageRevision',
    lastTransitionTime: new Date().toISOString(),
  };
  await kubectl.mergeStatus(kind, metadata, {
    conditions: [...conditions.filter(({ type }) => type !== 'RuntimeHealthy'), healthy],
    // Crossplane sets up nothing for a package without one.
    tlsServerSecretName: tlsSecret,
    ...(endpoint !== undefined && { endpoint }),
  });
}
