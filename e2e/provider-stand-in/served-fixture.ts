import { join } from 'node:path';
import { readImportedSchemas } from '../../checks/imported-schemas';
import type { JsonObject } from '../../checks/json';
import { isProviderGroup, type ServedKind, servedKind } from './served-kind';

/** A CustomResourceDefinition as an API server returns it, for tests. */
export function crdOf(group: string, kind: string, schema: JsonObject, established = 'True'): JsonObject {
  const versions = [{ name: 'v1beta1', served: true, storage: true, schema: { openAPIV3Schema: schema } }];
  const spec = { group, names: { kind, plural: `${kind.toLowerCase()}s` }, scope: 'Namespaced', versions };
  return { spec, status: { conditions: [{ type: 'Established', status: established }] } };
}

/** The imported kinds of the providers, as they would be served, by name. */
export function importedKinds(): ReadonlyMap<string, ServedKind> {
  const imported = readImportedSchemas(join(__dirname, '../../imports/schemas'));
  const kinds = imported
    .filter(({ group }) => isProviderGroup(group))
    .map(({ group, kind, schema }) => servedKind(crdOf(group, kind, schema)))
    .filter((kind) => kind !== undefined);
  return new Map(kinds.map((kind) => [kind.name, kind]));
}
