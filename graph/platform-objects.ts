import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { at, type Json, stringAt } from '../objects/json';

/** The environments of `dist/`, in the order of their names: those folders that have a network. */
export function environmentsOf(objects: readonly DistObject[]): string[] {
  const names = objects.filter((object) => groupKind(object) === 'ec2 VPC').map(({ file }) => file.split('/')[1] ?? '');
  return [...new Set(names)].sort();
}

/** Whether a file is in an environment's folder, or in one that all environments share. */
export function isOf(environment: string, file: string): boolean {
  const [, folder, unit = ''] = file.split('/');
  if (folder === 'argocd') return !unit.startsWith('environment-') || unit === `environment-${environment}`;
  return folder === environment || folder === 'platform';
}

/** Those of a kind, such as `ec2 VPC`. */
export function ofKind(objects: readonly DistObject[], ...kinds: readonly string[]): DistObject[] {
  return objects.filter((object) => kinds.includes(groupKind(object)));
}

/** A field of a managed resource. */
export function field({ body }: DistObject, ...keys: readonly string[]): Json | undefined {
  return at(body, 'spec', 'forProvider', ...keys);
}

/** A field of a managed resource that holds text, '' where it does not. */
export function textField(object: DistObject, ...keys: readonly string[]): string {
  return stringAt(field(object, ...keys)) ?? '';
}

/** The unit that an object is in: a folder of `dist/`. */
export function unitOf({ file }: Pick<DistObject, 'file'>): string {
  return file.slice(0, file.lastIndexOf('/'));
}

/** Items by a name that each has, in the order in which they come. */
export function grouped<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const list = found.get(nameOf(item));
    if (list === undefined) found.set(nameOf(item), [item]);
    else list.push(item);
  }
  return found;
}
