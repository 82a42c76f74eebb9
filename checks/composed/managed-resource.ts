import { namedBy } from '../../kinds/kind';
import { kindOf } from '../../kinds/kinds';
import type { DistObject } from '../../objects/dist';
import { at, type JsonObject } from '../../objects/json';
import { externalNameAnnotation } from '../../objects/managed-resource';

/** What is special about a managed resource that a Composition makes. */
export interface ComposedResource {
  /** First label of the API group, for example `ec2`. */
  readonly api: string;
  readonly kind: string;
  readonly name: string;
  readonly forProvider: JsonObject;
  /** Name in AWS. @default - the object's, or one that AWS makes */
  readonly externalName?: string;
  /** Whether its kind has tags. @default true */
  readonly tagged?: boolean;
  /** The ProviderConfig by which it reaches its account. @default - that of its environment */
  readonly providerConfig?: string;
  /** Whether it stays in AWS when its composite goes. @default false */
  readonly keep?: boolean;
}

/** The manifest of a managed resource that a composite makes. */
export function managedResource(composite: DistObject, resource: ComposedResource): JsonObject {
  const { api, kind, name, forProvider, externalName, tagged = true, keep = false } = resource;
  const { providerConfig = composite.namespace } = resource;
  const tags = at(composite.body, 'spec', 'tags');
  const apiVersion = `${api}.aws.m.upbound.io/v1beta1`;
  const named = namedBy(kindOf({ apiVersion, kind }));
  const own = typeof tags === 'object' && tags !== null && !Array.isArray(tags) ? tags : {};
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: composite.namespace,
      ...(externalName && { annotations: { [externalNameAnnotation]: externalName } }),
    },
    spec: {
      forProvider: { ...forProvider, ...(tagged && { tags: { ...own, Name: name } }) },
      managementPolicies: [
        'Observe',
        'Create',
        'Update',
        ...(named === 'AWS' ? ['LateInitialize'] : []),
        ...(keep ? [] : ['Delete']),
      ],
      providerConfigRef: { kind: 'ProviderConfig', name: providerConfig },
    },
  };
}
