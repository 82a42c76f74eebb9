import type { DistObject } from '../objects/dist';
import { isManagedGroup } from '../objects/group-kind';

/**
 * The environment that an object belongs to: a managed resource to that of its namespace, whose account it is in, and
 * other objects to that of their folder; `argocd` or `platform` is what all environments share.
 */
export function environmentOf({ file, group, namespace }: Pick<DistObject, 'file' | 'group' | 'namespace'>): string {
  if (isManagedGroup(group) && namespace !== '') return namespace;
  const [, folder = '', below = ''] = file.split('/');
  const ofArgocd = folder === 'argocd' ? /^environment-(.+)$/.exec(below)?.[1] : undefined;
  return ofArgocd ?? folder;
}

/** Objects by environment. */
export function byEnvironment(objects: readonly DistObject[]): ReadonlyMap<string, readonly DistObject[]> {
  const found = new Map<string, DistObject[]>();
  for (const object of objects) {
    const environment = environmentOf(object);
    const list = found.get(environment);
    if (list === undefined) found.set(environment, [object]);
    else list.push(object);
  }
  return found;
}

/** Every environment that has objects before or after, in the order of the alphabet. */
export function environmentsOf(before: readonly DistObject[], after: readonly DistObject[]): string[] {
  return [...new Set([...before, ...after].map(environmentOf))].sort();
}
