import type { Kubectl } from './kubectl';

/**
 * Looks whether the cluster answers and lets us make what an installation consists of, and returns its version.
 *
 * @throws BootstrapError where it does not
 */
export async function checkCluster(kubectl: Kubectl): Promise<string> {
  const toDo = 'name a context of "kubectl config get-contexts" whose cluster runs';
  const version = await kubectl.output(['version', '--output=json'], toDo);
  // kubectl fails where the answer is no.
  await kubectl.output(['auth', 'can-i', '*', '*', '--all-namespaces'], 'use the context of an administrator');
  return /"serverVersion":[^}]*"gitVersion":\s*"([^"]+)"/.exec(version)?.[1] ?? 'unknown';
}
