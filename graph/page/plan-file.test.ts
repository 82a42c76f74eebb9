import { planVersion } from '../../plan/report/json';
import { type PlannedChange, pageChange, readPlan } from './plan-file';

const object = { kind: 'VPC', name: 'a', namespace: 'dev', cluster: '', file: 'dist/dev/a.yaml' };
const plan = (...changes: object[]) => JSON.stringify({ version: planVersion, changes });

test('a plan is read with what follows from each change', () => {
  const read = readPlan('p.json', plan({ outcome: 'deleted', object, of: null, follows: ['it goes'], more: 1 }));
  expect(read).toEqual({ changes: [{ outcome: 'deleted', object, follows: ['it goes'] }], problems: [] });
});

test.each([
  ['that is no JSON', '{', 'p.json: not a JSON object'],
  ['of another version', JSON.stringify({ version: 0 }), 'p.json version: not the one that is known (0)'],
  ['without a version', '{}', 'p.json version: not the one that is known (none)'],
  ['with a change of nothing', plan({ outcome: 'created' }), 'p.json changes[0]: no known outcome, or no object'],
  [
    'with an object without a file',
    plan({ outcome: 'created', object: { kind: 'a', name: 'b' } }),
    'p.json changes[0]',
  ],
])('a text %s is refused', (_what, text, problem) => {
  const { problems } = readPlan('p.json', text);
  expect(problems).toEqual([expect.stringContaining(problem)]);
  expect(problems[0]).toMatch(/ — write one with/);
});

test('only what is made, or changed in place, is not coloured as a loss', () => {
  const outcomes = ['created', 'changed', 'replaced', 'refused', 'blocked', 'deleted', 'left', 'stays'] as const;
  const tones = outcomes.map((outcome) => pageChange({ outcome, object, follows: [] }, () => 0).tone);
  expect(tones).toEqual(['new', 'other', ...Array(6).fill('lost')]);
});

test('a change of a composed object is one of its composite, and of what is gone one of nothing', () => {
  const composite = { ...object, kind: 'EksCluster' };
  const change: PlannedChange = { outcome: 'changed', object, of: composite, follows: [] };
  const indexOf = (name: { kind: string }) => (name.kind === 'EksCluster' ? 7 : undefined);
  expect(pageChange(change, indexOf).object).toBe(7);
  expect(pageChange(change, () => undefined).object).toBeUndefined();
});
