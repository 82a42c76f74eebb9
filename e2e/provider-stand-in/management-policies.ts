import { at, isList, type JsonObject } from '../../checks/json';

/** What a provider may do to the external resource of a managed resource. */
export type ManagementAction = 'Create' | 'Update' | 'Delete';

/** Whether `spec.managementPolicies` allows an action; a missing list allows all. */
export function isAllowed(object: JsonObject, action: ManagementAction): boolean {
  const policies = at(object, 'spec', 'managementPolicies');
  return !isList(policies) || policies.includes('*') || policies.includes(action);
}

/** Whether a managed resource is paused: by its annotation or by an empty list of policies. */
export function isPaused(object: JsonObject): boolean {
  const policies = at(object, 'spec', 'managementPolicies');
  const annotated = at(object, 'metadata', 'annotations', 'crossplane.io/paused') === 'true';
  return annotated || (isList(policies) && policies.length === 0);
}
