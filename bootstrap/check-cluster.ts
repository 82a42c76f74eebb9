import { parsedObject, stringAt } from '../objects/json';
import type { Kubectl } from '../tools/processes/kubectl';
import { BootstrapError } from './bootstrap-error';

const oldestMinor = 33;

/** The oldest version that Argo CD is tested with. */
export const oldestKubernetes = `1.${oldestMinor}`;

/**
 * Checks that the cluster answers, is new enough and lets us make what an installation consists of; returns its version.
 *
 * Sources: `docs/operator-manual/tested-kubernetes-versions.md` of Argo CD v3.5.7, which is tested with 1.33 to 1.36;
 * docs.crossplane.io, "Install Crossplane", of Crossplane v2.3, which asks for a version that is actively supported.
 *
 * @throws BootstrapError where the cluster is too old
 */
export async function checkCluster(kubectl: Kubectl): Promise<string> {
  const toDo = 'name a context of "kubectl config get-contexts" whose cluster runs';
  const answer = await kubectl.run(['version', '--output=json'], { toDo });
  const version = stringAt(parsedObject(answer), 'serverVersion', 'gitVersion') ?? 'unknown';
  if (!(Number(/^v1\.(\d+)/.exec(version)?.[1]) >= oldestMinor)) {
    const why = `Kubernetes is not as new as what Argo CD is tested with (${version})`;
    throw new BootstrapError([`cluster: ${why} — upgrade it to ${oldestKubernetes} or later`]);
  }
  // kubectl fails where the answer is no.
  await kubectl.run(['auth', 'can-i', '*', '*', '--all-namespaces'], { toDo: 'use the context of an administrator' });
  return version;
}
