import { crdYaml } from './crd-fixture';
import { parseCrd } from './parse-crd';

const wanted = { where: 'example vaults.example.org', group: 'example.org', plural: 'vaults' };
const schema = { openAPIV3Schema: { type: 'object' } };

test.each([
  [['v1beta1', 'v1'], 'v1'],
  [['v1', 'v2'], 'v2'],
  [['v2alpha1', 'v1beta2', 'v1beta10'], 'v1beta10'],
])('the served version that an API server prefers is imported (of %j): %s', (names, preferred) => {
  const versions = names.map((name, index) => ({ name, served: true, storage: index === 0, schema }));
  expect(parseCrd(crdYaml({ versions }), wanted).version).toBe(preferred);
});

test('a version that is not served is not imported', () => {
  const versions = [
    { name: 'v1', served: true, storage: false, schema },
    { name: 'v2', served: false, storage: true, schema },
  ];
  expect(parseCrd(crdYaml({ versions }), wanted).version).toBe('v1');
});

test('the wanted CRD is found among the documents of a file', () => {
  const file = `---\n${crdYaml({ kind: 'Other' })}---\n${crdYaml({})}---\n`;
  expect(parseCrd(file, wanted)).toMatchObject({
    group: 'example.org',
    kind: 'Vault',
    plural: 'vaults',
    version: 'v1',
  });
});

const twice = `${crdYaml({})}---\n${crdYaml({})}`;
const bomb = `a: &a [1]\nb: [${Array(200).fill('*a').join(', ')}]\n`;
test.each([
  ['malformed YAML', 'a: [1\nb: }', 'malformed YAML (Flow sequence'],
  ['YAML whose aliases expand too far', bomb, 'malformed YAML (Excessive alias count'],
  ['an empty file', '', 'not the CRD that was asked for (an empty file)'],
  ['a document that is not a CRD', 'apiVersion: v1\nkind: ConfigMap\n', 'not a CustomResourceDefinition (apiVersion: '],
  ['a web page', '<html>not found</html>', 'not a CustomResourceDefinition (document: '],
  ['a CRD of another group', crdYaml({ group: 'x.org' }), 'not the CRD that was asked for (vaults.x.org)'],
  ['a CRD of another plural', crdYaml({ kind: 'Safe' }), 'not the CRD that was asked for (safes.example.org)'],
  ['the same CRD twice', twice, 'the same CRD more than once (vaults.example.org, vaults.example.org)'],
  ['no versions', crdYaml({ versions: [] }), 'no served version (none declared)'],
  [
    'no served version',
    crdYaml({ versions: [{ name: 'v1', served: false, storage: true, schema }] }),
    'no served version (v1)',
  ],
  ['no schema', crdYaml({ versions: [{ name: 'v1', served: true, storage: true }] }), 'no schema (v1)'],
])('%s is refused with the place, the value and what to do', (_name, text, problem) => {
  expect(() => parseCrd(text, wanted)).toThrow(`example vaults.example.org: ${problem}`);
  expect(() => parseCrd(text, wanted)).toThrow(/ — \w+/);
});
