import { killPlan } from './kill-plan';
import { Random } from './random';

const victims = ['Crossplane', 'the function', 'the API server'];
const planned = (seed: number, count: number) => killPlan(new Random(seed), victims, count, 5);

test.each([1, 2, 3])('every process is killed once before any is killed again (seed %i)', (seed) => {
  const order = planned(seed, 8)
    .flat()
    .map(({ victim }) => victim);
  expect(order).toHaveLength(8);
  expect(new Set(order.slice(0, 3))).toEqual(new Set(victims));
  expect(new Set(order.slice(3, 6))).toEqual(new Set(victims));
});

test('the first kill of a push is at its beginning, and the others follow before its last change', () => {
  for (const kills of planned(7, 40)) {
    const [first, ...later] = kills.map(({ changes }) => changes);
    expect(first).toBe(0);
    expect(later).toEqual([...later].sort());
    expect(later.every((changes) => changes > 0 && changes < 5)).toBe(true);
  }
});

test('the same seed kills the same processes at the same moments, and another seed does not', () => {
  expect(planned(4, 10)).toEqual(planned(4, 10));
  expect(planned(4, 10)).not.toEqual(planned(5, 10));
});
