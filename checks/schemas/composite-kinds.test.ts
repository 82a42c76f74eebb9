import { parseDist } from '../../objects/dist';
import { at } from '../../objects/json';
import { celProblems } from './cel';
import { compositeKind } from './composite-kinds';
import { schemaCheck } from './schema';

const size = { type: 'integer', minimum: 1 };
const rule = { rule: 'self.size < 10', message: 'is too large' };
const xrd = {
  apiVersion: 'apiextensions.crossplane.io/v2',
  kind: 'CompositeResourceDefinition',
  metadata: { name: 'vaults.example.org' },
  spec: {
    group: 'example.org',
    scope: 'Namespaced',
    names: { kind: 'Vault', plural: 'vaults' },
    versions: [
      {
        name: 'v1',
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                required: ['size'],
                properties: { size },
                maxProperties: 1,
                'x-kubernetes-validations': [rule],
              },
              status: { type: 'object', properties: { door: { type: 'string' } } },
            },
          },
        },
      },
    ],
  },
};
const kind = compositeKind(xrd);
const problemsOf = (name: string, spec: object) => {
  const vault = { apiVersion: 'example.org/v1', kind: 'Vault', metadata: { name, namespace: 'dev' }, spec };
  return parseDist('dist/x.yaml', JSON.stringify(vault)).objects.flatMap(schemaCheck([kind]));
};

describe('the kind of an XRD', () => {
  test('is named as the XRD names it', () => {
    expect(kind).toMatchObject({
      group: 'example.org',
      kind: 'Vault',
      plural: 'vaults',
      scope: 'Namespaced',
      version: 'v1',
    });
  });

  test('has the fields of its spec beside those of Crossplane', () => {
    expect(problemsOf('v', { size: 2, crossplane: { compositionRef: { name: 'c' } } })).toEqual([]);
    expect(problemsOf('v', { size: 2, compositionRef: { name: 'c' } })).toEqual([
      expect.stringMatching(/unknown field \(compositionRef\)/),
    ]);
    expect(problemsOf('v', {})).toEqual([expect.stringMatching(/missing field \(size\)/)]);
    expect(problemsOf('v', { size: 0 })).toEqual([expect.stringMatching(/size: must be >= 1/)]);
  });

  test('keeps the rules of its spec', () => {
    expect(celProblems(kind.schema, { spec: { size: 10 } })).toEqual([expect.stringMatching(/is too large/)]);
  });

  test('loses what else its spec says, as Crossplane has it', () => {
    expect(at(kind.schema, 'properties', 'spec', 'maxProperties')).toBeUndefined();
  });

  test('has names that fit into a label', () => {
    expect(problemsOf('v'.repeat(63), { size: 2 })).toEqual([]);
    expect(problemsOf('v'.repeat(64), { size: 2 })).toEqual([
      expect.stringMatching(/metadata.name: must NOT have more/),
    ]);
  });

  test('has the conditions beside the fields of its status', () => {
    const status = at(kind.schema, 'properties', 'status', 'properties');
    expect(Object.keys(status ?? {}).sort()).toEqual(['conditions', 'door']);
  });
});
