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

test('every kind without a class is named', async () => {
  const vault = "apiVersion: 'example.org/v1',\n    kind: 'Vault',";
  writeFileSync(join(folder, 'example.org.ts'), vault);
  const crds = [crdOf('Safe', 'safes'), crdOf('Vault', 'vaults'), crdOf('Vaul', 'vauls')];
  await expect(checkBindings(crds, folder)).rejects.toMatchObject({
    problems: [expect.stringMatching(/^example.org.ts: .+\(Safe v1\)/), expect.stringMatching(/\(Vaul v1\)/)],
  });
});

test('a group without a file is named', async () => {
  await expect(checkBindings([crdOf('Safe', 'safes')], folder)).rejects.toThrow('example.org.ts: no class');
});
