import { toObject } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import type { Change } from '../../plan/change';
import { fieldChanges } from '../../plan/fields';
import { foreseenFates, foreseenRefusals, heldBack, perhapsChanged, waitingForEver } from './foreseen';

function bucket(forProvider: JsonObject) {
  const object = toObject('dist/dev/management/service/service.yaml', {
    apiVersion: 's3.aws.m.upbound.io/v1beta1',
    kind: 'Bucket',
    metadata: { name: 'data', namespace: 'dev' },
    spec: { forProvider: { tags: {}, ...forProvider } },
  });
  if (object === undefined) throw new Error('no object');
  return object;
}

function change(after: JsonObject, rest: Partial<Change> = {}): Change {
  const [one, other] = [bucket({}), bucket(after)];
  return {
    outcome: 'changed',
    environment: 'dev',
    unit: 'dist/dev/management/service',
    before: one,
    after: other,
    fields: fieldChanges(one, other),
    refusals: [],
    waitsFor: [],
    isDestructive: false,
    ...rest,
  };
}

test.each<[string, Change, string | undefined]>([
  ['a field that AWS has', change({ tags: { Owner: 'us' } }), 'changed'],
  ['a field that only the provider has', change({ forceDestroy: true }), undefined],
  [
    'a field that a reference keeps',
    change({ kmsKeyIdRef: 'other' }, { refusals: [{ field: 'spec.forProvider.kmsKeyIdRef', by: 'reference' }] }),
    undefined,
  ],
  [
    'a field that AWS never changes',
    change({ bucket: 'other' }, { outcome: 'refused', refusals: [{ field: 'spec.forProvider.bucket', by: 'AWS' }] }),
    'refused',
  ],
  ['an object that comes', change({}, { outcome: 'created' }), 'created'],
  ['an object that goes', change({}, { outcome: 'deleted' }), 'deleted'],
  [
    'an object that AWS does not make',
    change({}, { outcome: 'refused', obstacle: { reason: 'taken', object: bucket({}) } }),
    undefined,
  ],
  [
    'an object that Argo CD does not come to',
    change({ tags: { Owner: 'us' } }, { outcome: 'blocked', obstacle: { reason: 'order', object: bucket({}) } }),
    undefined,
  ],
  ['an object that nothing deletes', change({}, { outcome: 'stays' }), undefined],
])('what a plan says becomes of AWS by %s', (_, one, fate) => {
  const plan = { changes: [one], renames: [], environments: [] };
  expect(foreseenFates(plan).get('s3 Bucket data')).toBe(fate);
});

test('what a plan says the API server refuses is what breaks a rule of a definition', () => {
  const refused = change({ bucket: 'other' }, { outcome: 'refused', refusals: [{ field: 'spec', by: 'definition' }] });
  const plan = { changes: [refused, change({ tags: { Owner: 'us' } })], renames: [], environments: [] };
  expect(foreseenRefusals(plan)).toEqual(['|s3 Bucket|dev|data']);
});

test.each([
  ['taken', false, true],
  ['outside', false, true],
  ['missing', false, true],
  ['used', true, false],
  ['order', true, false],
] as const)('what is %s is held back: %s, and waits for ever: %s', (reason, isHeld, isWaiting) => {
  const one = change({}, { outcome: 'blocked', obstacle: { reason, object: bucket({}) } });
  const plan = { changes: [one], renames: [], environments: [] };
  expect([heldBack(plan).has('|s3 Bucket|dev|data'), waitingForEver(plan).has('s3 Bucket data')]).toEqual([
    isHeld,
    isWaiting,
  ]);
});

describe('a table’s time to live', () => {
  const table = (forProvider: JsonObject) => {
    const object = toObject('dist/dev/management/service/service.yaml', {
      apiVersion: 'dynamodb.aws.m.upbound.io/v1beta1',
      kind: 'Table',
      metadata: { name: 'data', namespace: 'dev', annotations: { 'crossplane.io/external-name': 'data-dev' } },
      spec: { forProvider: { tags: { Name: 'data-dev' }, ...forProvider } },
    });
    if (object === undefined) throw new Error('no object');
    return object;
  };
  const off = { ttl: { attributeName: 'until', enabled: false } };
  const on = { ttl: { attributeName: 'until', enabled: true } };
  const perhaps = (before: JsonObject, after: JsonObject) => {
    const [one, other] = [table(before), table(after)];
    const changes = [{ ...change({}), before: one, after: other, fields: fieldChanges(one, other) }];
    return [...perhapsChanged({ changes, renames: [], environments: [] })];
  };

  test('may be in AWS already where Git says it for the first time', () => {
    expect(perhaps({}, off)).toEqual(['dynamodb Table data']);
    expect(perhaps({}, on)).toEqual(['dynamodb Table data']);
  });

  test('is not where Git has said something else, or something besides changes', () => {
    expect(perhaps(on, off)).toEqual([]);
    expect(perhaps({}, { ...off, deletionProtectionEnabled: true })).toEqual([]);
    expect(perhaps({}, { deletionProtectionEnabled: true })).toEqual([]);
  });
});
