import core from '../../imports/core-kinds.json';
import { coreKind, type OpenApi } from './core-kinds';
import { coreKinds } from './sources';

const ref = (name: string) => ({ $ref: `#/components/schemas/io.k8s.${name}` });
const wrapped = (name: string) => ({ allOf: [ref(name)], default: {} });
const identity = (kind: string) => ({ group: 'apps', kind, version: 'v1' });
const path = (kind: string) => ({
  get: {
    'x-kubernetes-group-version-kind': identity(kind),
    responses: { 200: { content: { 'application/json': { schema: ref(`api.apps.v1.${kind}`) } } } },
  },
});
const types = (...names: readonly string[]) => ({ oneOf: names.map((type) => ({ type })) });

const schemas = {
  'io.k8s.api.apps.v1.Box': { type: 'object', properties: { inner: ref('api.apps.v1.Box') } },
  'io.k8s.api.apps.v1.Vault': {
    description: 'prose',
    'x-kubernetes-group-version-kind': [identity('Vault')],
    type: 'object',
    required: ['spec'],
    properties: { spec: wrapped('api.apps.v1.VaultSpec'), status: wrapped('api.apps.v1.VaultStatus') },
  },
  'io.k8s.api.apps.v1.VaultSpec': {
    type: 'object',
    properties: {
      description: { default: '', description: 'prose', type: 'string' },
      doors: { additionalProperties: ref('apimachinery.pkg.api.resource.Quantity'), type: 'object' },
      port: wrapped('apimachinery.pkg.util.intstr.IntOrString'),
      protocol: { default: 'TCP', type: 'string' },
      status: { items: { default: 0, type: 'integer' }, type: 'array', 'x-kubernetes-patch-strategy': 'merge' },
    },
  },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': types('string', 'number'),
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { format: 'int-or-string', ...types('integer', 'string') },
};
const namespaced = '/apis/apps/v1/namespaces/{namespace}';
const paths = { [`${namespaced}/vaults/{name}`]: path('Vault'), '/apis/apps/v1/boxes/{name}': path('Box') };
const apps: readonly OpenApi[] = [
  { group: 'apps', version: 'v2', document: {} },
  { group: 'apps', version: 'v1', document: { paths, components: { schemas } } },
];

test('a kind comes with its definitions as structural schemas, without prose, status and the zero values of Go', () => {
  const { kind, definitions } = coreKind('vaults', apps);
  expect(kind).toEqual({
    ...identity('Vault'),
    plural: 'vaults',
    scope: 'Namespaced',
    definition: 'apps.v1.Vault',
  });
  expect(definitions).toEqual({
    'apps.v1.Vault': { type: 'object', required: ['spec'], properties: { spec: { $ref: 'apps.v1.VaultSpec' } } },
    'apps.v1.VaultSpec': {
      type: 'object',
      properties: {
        description: { type: 'string' },
        doors: { additionalProperties: { $ref: 'api.resource.Quantity' }, type: 'object' },
        port: { $ref: 'util.intstr.IntOrString' },
        protocol: { default: 'TCP', type: 'string' },
        status: { items: { type: 'integer' }, type: 'array' },
      },
    },
    'api.resource.Quantity': { type: ['string', 'number'] },
    'util.intstr.IntOrString': { 'x-kubernetes-int-or-string': true },
  });
});

test.each([
  ['a plural that no version serves', 'safes', apps, 'kubernetes safes: no such kind (v2, v1) — '],
  ['a plural of a group that is not there', 'vaults', [], 'kubernetes vaults: no such kind (no such group) — '],
  ['a kind that holds itself', 'boxes', apps, 'kubernetes apps.v1.Box: holds itself — '],
])('%s is refused', (_what, plural, documents, message) => {
  expect(() => coreKind(plural, documents)).toThrow(message);
});

test('the kinds that are listed are the kinds that are imported; else run npm run import', () => {
  const imported = core.kinds.map(({ group, plural }) => `${plural}.${group}`);
  const listed = Object.entries(coreKinds).flatMap(([group, plurals]) => plurals.map((one) => `${one}.${group}`));
  expect(imported.sort()).toEqual(listed.sort());
});
