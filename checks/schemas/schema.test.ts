import { parseDist } from '../../objects/dist';
import type { KindSchema } from '../../objects/imported-schemas';
import { coreKinds } from './core-kinds';
import { schemaCheck } from './schema';

const policies = { type: 'array', items: { type: 'string' }, default: ['*'] };
const widget: KindSchema = {
  group: 'example.org',
  kind: 'Widget',
  plural: 'widgets',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    required: ['spec'],
    properties: {
      spec: {
        type: 'object',
        required: ['size'],
        properties: {
          policies,
          size: { type: 'integer', format: 'int32', maximum: 9 },
          parts: {
            type: 'array',
            items: { type: 'object', properties: { name: { type: 'string' } } },
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['name'],
          },
        },
        'x-kubernetes-validations': [{ rule: "!('*' in self.policies) || self.size > 1", message: 'too small' }],
      },
    },
  },
};
const check = schemaCheck([widget, ...coreKinds]);

const problemsOf = (yaml: string) => parseDist('dist/w.yaml', yaml).objects.flatMap(check);
const of = (spec: string, metadata = '{name: w, namespace: dev}') =>
  problemsOf(`apiVersion: example.org/v1\nkind: Widget\nmetadata: ${metadata}\nspec: ${spec}\n`);

describe('an object against the schema of its kind', () => {
  test('a right object has no problem', () => {
    expect(of('{size: 5, parts: [{name: a}, {name: b}]}')).toEqual([]);
  });

  test.each([
    ['an unknown field', '{size: 5, colour: red}', /spec: unknown field \(colour\)/],
    ['a missing field', '{}', /spec: missing field \(size\)/],
    ['a value of the wrong type', '{size: big}', /spec\.size: must be integer \("big"\)/],
    ['a value out of bounds', '{size: 10}', /spec\.size: must be <= 9 \(10\)/],
    ['an integer beyond its format', '{size: -3000000000}', /spec\.size: must match format "int32"/],
    [
      'two list items with one key',
      '{size: 5, parts: [{name: a}, {name: a}]}',
      /spec\.parts: two items with the same keys/,
    ],
    ['a CEL rule broken by a defaulted field', '{size: 1}', /spec: too small/],
  ])('%s is a problem that names file, object and field', (_what, spec, message) => {
    expect(of(spec)).toEqual([expect.stringMatching(message)]);
    expect(of(spec)[0]).toMatch(/^dist\/w\.yaml Widget\/w: /);
  });

  test('all problems of an object are reported at once', () => {
    expect(of('{size: 10, colour: red}')).toHaveLength(2);
  });

  test('a field that is given keeps a default from being applied', () => {
    expect(of('{size: 1, policies: [Observe]}')).toEqual([]);
  });

  test.each([
    ['an unknown field of metadata', '{name: w, namespace: dev, label: {}}', /metadata: unknown field \(label\)/],
    ['a label that is no string', '{name: w, namespace: dev, labels: {a: 1}}', /metadata\.labels\.a: must be string/],
    ['a namespaced object without namespace', '{name: w}', /metadata\.namespace: missing/],
  ])('%s is a problem', (_what, metadata, message) => {
    expect(of('{size: 5}', metadata)).toEqual([expect.stringMatching(message)]);
  });

  test('a cluster-scoped object with a namespace is a problem', () => {
    expect(problemsOf('{apiVersion: v1, kind: Namespace, metadata: {name: dev, namespace: dev}}')).toEqual([
      expect.stringMatching(/cluster-scoped/),
    ]);
  });

  test.each([
    ['a kind', '{apiVersion: example.org/v1, kind: Gadget, metadata: {name: g}}'],
    ['a version of a kind', '{apiVersion: example.org/v2, kind: Widget, metadata: {name: g}}'],
  ])('%s that nobody imported is a problem', (_what, yaml) => {
    expect(problemsOf(yaml)).toEqual([expect.stringMatching(/no schema \(example\.org/)]);
  });
});
