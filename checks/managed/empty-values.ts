import { type DistObject, where } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { isList, isObject, type Json, places } from '../../objects/json';

/** Empty lists and objects: the provider drops them when it writes an object, and Argo CD then finds them missing. */
export function emptyValueProblems(object: DistObject): string[] {
  if (!isManagedGroup(object.group)) return [];
  const isEmpty = (value: Json) =>
    (isList(value) && value.length === 0) || (isObject(value) && Object.keys(value).length === 0);
  return places(object.body.spec)
    .filter(({ value }) => isEmpty(value))
    .map(({ path }) => `${where(object)}: spec.${path}: is empty — leave the field out`);
}
