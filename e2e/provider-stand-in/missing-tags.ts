import { at, isObject, type JsonObject, stringAt } from '../../checks/json';
import type { ServedKind } from './served-kind';

/**
 * The tags that upjet would still have to write into `spec.forProvider.tags`; undefined where there are none to write,
 * because they are there, the kind has no tags, or the managed resource only observes.
 */
export function missingTags(
  { kind, group, forProvider }: Pick<ServedKind, 'kind' | 'group' | 'forProvider'>,
  object: JsonObject,
): JsonObject | undefined {
  const tagged = isObject(at(forProvider, 'properties', 'tags', 'additionalProperties'));
  const observed = JSON.stringify(at(object, 'spec', 'managementPolicies')) === '["Observe"]';
  if (!tagged || observed) return undefined;
  const tags: JsonObject = {
    'crossplane-kind': `${kind}.${group}`.toLowerCase(),
    'crossplane-name': stringAt(object, 'metadata', 'name'),
    'crossplane-providerconfig': stringAt(object, 'spec', 'providerConfigRef', 'name'),
  };
  const present = at(object, 'spec', 'forProvider', 'tags');
  return Object.entries(tags).every(([key, value]) => at(present, key) === value) ? undefined : tags;
}
