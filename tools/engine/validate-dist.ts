import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDist } from '../../checks/dist';
import { type KindSchema, readImportedSchemas } from '../../checks/imported-schemas';
import { buildPrograms } from '../programs/build-programs';
import { ProgramError } from '../programs/program-error';
import { enginePrograms } from './engine-programs';
import { validate } from './validate';

const root = join(__dirname, '../..');

function writeCrd(folder: string, { group, kind, plural, scope, version, schema }: KindSchema): void {
  const versions = [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: schema } }];
  const name = `${plural}.${group}`;
  const spec = { group, names: { kind, plural }, scope, versions };
  const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name }, spec };
  writeFileSync(join(folder, `${name}.yaml`), JSON.stringify(crd));
}

/** Holds every object of `dist/` against the imported schemas with the Crossplane CLI, which validates as an API server. */
async function main(): Promise<void> {
  const { cli } = await buildPrograms({ cli: enginePrograms.cli });
  const { objects } = readDist(join(root, 'dist'));
  const folder = mkdtempSync(join(tmpdir(), 'crds-'));
  try {
    for (const kind of readImportedSchemas(join(root, 'imports/schemas'))) writeCrd(folder, kind);
    const failures = await validate(
      cli,
      folder,
      objects.map(({ body }) => body),
    );
    for (const { resource, messages } of failures) console.error(`${resource}: ${messages.join('; ')}`);
    console.log(`${objects.length - failures.length} passed, ${failures.length} failed`);
    if (failures.length > 0 || objects.length === 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof ProgramError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
