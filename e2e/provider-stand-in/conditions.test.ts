import { conditions, failed, withConditions } from './conditions';

const at = (second: number) => ({ generation: 1, now: new Date(Date.UTC(2026, 0, 1, 0, 0, second, 345)) });

test('a condition that says the same keeps the time of its transition', () => {
  const first = withConditions(undefined, [conditions.synced], at(1));
  expect(withConditions(first, [conditions.synced], at(2))).toEqual(first);
});

test('a condition that says something else gets the time of now, to the second', () => {
  const first = withConditions(undefined, [conditions.synced, conditions.available], at(1));
  const second = withConditions(first, [failed('refused')], at(2));
  expect(second.find(({ type }) => type === 'Synced')).toEqual({
    type: 'Synced',
    status: 'False',
    reason: 'ReconcileError',
    message: 'refused',
    observedGeneration: 1,
    lastTransitionTime: '2026-01-01T00:00:02Z',
  });
});

test('conditions that are not set stay as they are', () => {
  const first = withConditions(undefined, [conditions.available], at(1));
  expect(withConditions(first, [conditions.synced], at(2))).toContainEqual(first[0]);
});

test('a message does not outlive its condition', () => {
  const first = withConditions(undefined, [failed('refused')], at(1));
  expect(withConditions(first, [conditions.synced], at(2))[0]).not.toHaveProperty('message');
});
