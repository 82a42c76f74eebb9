import { at, isObject, type JsonObject, stringAt } from '../../checks/json';
import { externalNameAnnotation, isNamedInGit } from './identify';
import type { ManagedResource } from './managed-resource';

/**
 * Writes what the provider adds to a managed resource before anything else: the external name where Git chooses it, so
 * that others can refer to it, and the tags by which its external resource is known in AWS.
 *
 * Source: upjet v2.2, `pkg/config/resource.go` (Tagger) and `pkg/config/externalname.go` (NameAsIdentifier).
 */
export async function initialize(resource: ManagedResource): Promise<void> {
  const { kind, name } = resource;
  const named = isNamedInGit(kind.name) && !resource.annotation(externalNameAnnotation);
  const missing = missingTags(resource);
  if (!named && missing === undefined) return;
  await resource.amend({
    ...(named ? { metadata: { annotations: { [externalNameAnnotation]: name } } } : {}),
    ...(missing === undefined ? {} : { spec: { forProvider: { tags: missing } } }),
  });
}

function missingTags({ kind, name, spec, parameters }: ManagedResource): JsonObject | undefined {
  const policies = JSON.stringify(spec.managementPolicies);
  if (!isObject(at(kind.forProvider, 'properties', 'tags', 'additionalProperties')) || policies === '["Observe"]')
    return;
  const tags: JsonObject = {
    'crossplane-kind': `${kind.kind}.${kind.group}`.toLowerCase(),
    'crossplane-name': name,
    'crossplane-providerconfig': stringAt(spec, 'providerConfigRef', 'name'),
  };
  return Object.entries(tags).every(([key, value]) => at(parameters, 'tags', key) === value) ? undefined : tags;
}
