import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkBindings } from './bindings';
import { crdYaml } from './crd-fixture';
import { parseCrd } from './parse-crd';

const group = 'example.org';
const crdOf = (kind: string, plural: string) =>
  parseCrd(crdYaml({ kind }), { where: `example ${plural}`, group, plural });
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bindings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('every kind without a class is named', () => {
  const vault = "apiVersion: 'example.org/v1',\n    kind: 'Vault',";
  writeFileSync(join(folder, 'example.org.ts'), vault);
  const crds = [crdOf('Safe', 'safes'), crdOf('Vault', 'vaults'), crdOf('Vaul', 'vauls')];
  const problems = [expect.stringMatching(/^example.org.ts: .+\(Safe v1\)/), expect.stringMatching(/\(Vaul v1\)/)];
  expect(() => checkBindings(crds, folder)).toThrow(expect.objectContaining({ problems }));
});

test('a group without a file is named', () => {
  expect(() => checkBindings([crdOf('Safe', 'safes')], folder)).toThrow('example.org.ts: no class');
});
