import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { functionInput } from '../../checks/schemas/function-input';
import { crdOf } from '../../objects/crd';
import type { DistObject } from '../../objects/dist';
import { readImportedSchemas } from '../../objects/imported-schemas';

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
