import type { Kubectl } from '../../tools/processes/kubectl';
import { BootstrapError } from '../bootstrap-error';
import { type KnownName, knownName } from './known-name';
import { managedObjects } from './managed-objects';

/**
 * The names that AWS made for what this cluster manages; nothing else has them.
 *
 * @throws BootstrapError where there are none: a file without names would overwrite one that has them
 */
export async function backup(kubectl: Kubectl): Promise<KnownName[]> {
  const names = (await managedObjects(kubectl)).flatMap((object) => knownName(object) ?? []);
  if (names.length > 0) return names;
  throw new BootstrapError(['cluster: nothing in it has a name in AWS — name the management cluster’s context']);
}
