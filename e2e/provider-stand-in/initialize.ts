import { externalNameAnnotation, isNamedInGit } from './identify';
import type { ManagedResource } from './managed-resource';
import { missingTags } from './missing-tags';

/**
 * Writes what the provider adds to a managed resource before anything else: the external name where Git chooses it, so
 * that others can refer to it, and the tags by which its external resource is known in AWS.
 *
 * Source: upjet v2.2, `pkg/config/resource.go` (Tagger) and `pkg/config/externalname.go` (NameAsIdentifier).
 */
export async function initialize(resource: ManagedResource): Promise<void> {
  const { kind, name, object } = resource;
  const named = isNamedInGit(kind.name) && !resource.annotation(externalNameAnnotation);
  const missing = missingTags(kind, object);
  if (!named && missing === undefined) return;
  await resource.amend({
    ...(named ? { metadata: { annotations: { [externalNameAnnotation]: name } } } : {}),
    ...(missing === undefined ? {} : { spec: { forProvider: { tags: missing } } }),
  });
}
