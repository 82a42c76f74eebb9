import { conditionOf, conditionsOf, isTrue } from './conditions';

const ready = { type: 'Ready', status: 'True' };
const synced = { type: 'Synced', status: 'False' };
const status = { conditions: [synced, ready] };

test('a condition is found by its type', () => {
  expect(conditionsOf(status)).toEqual([synced, ready]);
  expect(conditionOf(status, 'Ready')).toEqual(ready);
  expect(conditionOf(status, 'Healthy')).toBeUndefined();
});

test('a condition is true only where it is there and says so', () => {
  expect(['Ready', 'Synced', 'Healthy'].map((type) => isTrue(status, type))).toEqual([true, false, false]);
});

test('an object without a status has no condition', () => {
  expect([conditionsOf(undefined), conditionsOf({}), isTrue(undefined, 'Ready')]).toEqual([[], [], false]);
});
