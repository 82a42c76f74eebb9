import type { DistObject } from '../objects/dist';

/** The environment that an object belongs to; `argocd` or `platform` for what all environments share. */
export function environmentOf({ file }: Pick<DistObject, 'file'>): string {
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
