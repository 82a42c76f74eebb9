import type { KindSchema } from './imported-schemas';
import type { JsonObject } from './json';

/** The CustomResourceDefinition of a kind, with its status as a subresource, as in every kind that is imported here. */
export function crdOf({ group, kind, plural, scope, version, schema }: KindSchema): JsonObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, categories: categoriesOf(group) },
      scope,
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          subresources: { status: {} },
          schema: { openAPIV3Schema: schema },
        },
      ],
    },
  };
}

/** The categories by which `kubectl get managed` finds every managed resource, as the providers declare them. */
function categoriesOf(group: string): string[] {
  return /\.m\.(upbound|crossplane)\.io$/.test(group) ? ['crossplane', 'managed'] : [];
}
