import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { listAt, places, stringAt } from '../objects/json';
import { forProviderOf } from '../objects/managed-resource';

/** What a managed resource refers to. */
export interface Reference {
  /** Path below `spec.forProvider`, as `kinds/` writes it. */
  readonly path: string;
  /** The key of the object that it names. */
  readonly key: string;
}

/** Every reference of an object of AWS; none for other objects. */
export function referencesOf(object: DistObject): Reference[] {
  const references = kinds[groupKind(object)]?.references ?? {};
  return places(forProviderOf(object.body)).flatMap(({ path, value }) => {
    const target = references[path];
    if (target === undefined) return [];
    return listAt(value).flatMap((one) => {
      const name = stringAt(one, 'name');
      return name === undefined ? [] : [{ path, key: `${object.cluster}|${target}|${object.namespace}|${name}` }];
    });
  });
}
