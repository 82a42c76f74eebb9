import { join } from 'node:path';
import type { DistObject } from '../../objects/dist';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { isObject, type JsonObject, listAt } from '../../objects/json';
import { moved, rendered, written } from '../fixture';
import { pinnedProblems } from './pinned';

const imported = readImportedSchemas(join(__dirname, '../../imports/schemas'));
const objects = rendered(written);
const pinned = 'prod';

const problems = (before: readonly DistObject[], after: readonly DistObject[]) =>
  pinnedProblems(moved(before, after).to, imported);

/** The same objects, of which those of one kind have another spec. */
const withSpec = (kind: string, change: (spec: JsonObject) => JsonObject): DistObject[] =>
  objects.map((object) => {
    const { spec } = object.body;
    return object.kind === kind && isObject(spec)
      ? { ...object, body: { ...object.body, spec: change(spec) } }
      : object;
  });

test('a pinned environment fits a platform that is as it was', () => {
  expect(problems(objects, objects)).toEqual([]);
});

test('a field that the platform no longer knows is found in the pinned environment, and only there', () => {
  const found = problems(
    withSpec('EksCluster', (spec) => ({ ...spec, gone: 'x' })),
    objects,
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/^prod at v1\.0\.0: does not fit the platform \(dist\/prod\/.*gone/);
});

test('a kind that nothing activates any more is found', () => {
  const isKept = (name: unknown) => !String(name).startsWith('queues.sqs.');
  const after = withSpec('ManagedResourceActivationPolicy', (spec) => ({
    activate: listAt(spec, 'activate').filter(isKept),
  }));
  const queues = objects.filter(({ kind, namespace }) => kind === 'Queue' && namespace === pinned);
  const found = problems(objects, after);
  expect(found).toHaveLength(queues.length);
  expect(new Set(found.map((line) => /\((.*)\)/.exec(line)?.[1]))).toEqual(
    new Set(['nothing activates Queue.sqs.aws.m.upbound.io']),
  );
  expect(queues).not.toEqual([]);
});
