import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DistObject } from '../../checks/dist';
import { functionInput } from '../../checks/function-input';
import { type KindSchema, readImportedSchemas } from '../../checks/imported-schemas';

const imports = join(__dirname, '../../imports/schemas');

/**
 * Writes into a folder what the Crossplane CLI validates against: a CRD for every imported kind and for the function's
 * input, and the XRDs of `dist/`, whose CRDs the CLI derives as Crossplane does.
 */
export function writeExtensions(folder: string, objects: readonly DistObject[]): void {
  for (const kind of [...readImportedSchemas(imports), functionInput]) {
    writeFileSync(join(folder, `${kind.plural}.${kind.group}.yaml`), JSON.stringify(crdOf(kind)));
  }
  for (const { kind, name, body } of objects) {
    if (kind === 'CompositeResourceDefinition') writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(body));
  }
}

function crdOf({ group, kind, plural, scope, version, schema }: KindSchema) {
  const versions = [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }];
  const name = `${plural}.${group}`;
  const spec = { group, names: { kind, plural }, scope, versions };
  return { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name }, spec };
}
