import { isAllowed, isPaused } from './management-policies';

const object = (managementPolicies?: readonly string[]) => ({ spec: { managementPolicies } });

test('everything is allowed by a missing list and by *', () => {
  expect(isAllowed(object(), 'Delete')).toBe(true);
  expect(isAllowed(object(['*']), 'Delete')).toBe(true);
});

test('only what a list names is allowed', () => {
  const retained = object(['Observe', 'Create', 'Update']);
  expect([isAllowed(retained, 'Create'), isAllowed(retained, 'Delete')]).toEqual([true, false]);
});

test('an empty list or the annotation pauses', () => {
  expect(isPaused(object([]))).toBe(true);
  expect(isPaused({ metadata: { annotations: { 'crossplane.io/paused': 'true' } } })).toBe(true);
  expect(isPaused(object(['Observe']))).toBe(false);
});
