import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/** Resources that the provider would not make, or not a second time after they are lost in AWS or in the cluster. */
export function madeAgainProblems(object: DistObject): string[] {
  return Object.entries(kinds[groupKind(object)]?.leaveOut ?? {}).flatMap(([field, why]) => {
    const value = at(forProviderOf(object.body), field);
    return value === undefined ? [] : [`${where(object)}: spec.forProvider.${field}: ${why} (${value}) — leave it out`];
  });
}
