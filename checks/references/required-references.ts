import { kinds } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import { at, isList } from '../../objects/json';
import { forProviderOf, managementPoliciesOf } from '../../objects/managed-resource';

/**
 * Every field that AWS requires and that a managed resource gives neither by value nor by reference nor by selector.
 */
export function missingReferences(object: DistObject): string[] {
  if (!isManagedGroup(object.group) || isObserved(object)) return [];
  const forProvider = forProviderOf(object.body);
  const given = (field: string) =>
    ['', 'Ref', 'Refs', 'Selector'].some((suffix) => isGiven(at(forProvider, ...`${field}${suffix}`.split('.'))));
  return (kinds[groupKind(object)]?.required ?? [])
    .filter((need) => !need.split(' | ').some(given))
    .map((need) => `${where(object)}: spec.forProvider: neither value nor reference (${need}) — give one of them`);
}

const isGiven = (value: ReturnType<typeof at>) =>
  value !== undefined && value !== '' && !(isList(value) && value.length === 0);

function isObserved({ body }: DistObject): boolean {
  const policies = managementPoliciesOf(body);
  return (
    policies.length > 0 && !policies.some((policy) => policy === '*' || policy === 'Create' || policy === 'Update')
  );
}
