import { replacement } from './immutable-fields';

test('a Fargate profile is not changed in place', () => {
  const observed = { selector: [{ namespace: 'payment' }], subnetIds: ['a', 'b'] };
  const next = { selector: [{ namespace: 'reporting' }], subnetIds: ['a', 'b'] };
  expect(replacement('eks FargateProfile', next, observed)).toBe(
    'refuse to update the external resource because the following update requires replacing it: ' +
      'cannot change the value of the argument "selector" from [{"namespace":"payment"}] to [{"namespace":"reporting"}]',
  );
});

test('the order of ids is no change, and neither is a field that AWS updates', () => {
  const observed = { subnetIds: ['a', 'b'], tags: { Name: 'p' } };
  expect(replacement('eks FargateProfile', { subnetIds: ['b', 'a'], tags: {} }, observed)).toBeUndefined();
});

test('a kind that is not known is updated in place', () => {
  expect(replacement('lambda Function', { name: 'b' }, { name: 'a' })).toBeUndefined();
});
