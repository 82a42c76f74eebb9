import { instead, nearest } from './nearest';

const known = ['region', 'vpcCidr', 'us-east-1', 'us-west-1', 'payment', 'memoryGiB'];

test.each([
  ['in other letters', 'vpcCIDR', 'vpcCidr'],
  ['with two letters swapped', 'regoin', 'region'],
  ['with a letter too few', 'us-eas-1', 'us-east-1'],
  ['with a letter too many', 'payments', 'payment'],
  ['without its end', 'memory', 'memoryGiB'],
])('a word %s is recognized', (_, written, meant) => {
  expect(nearest(written, known)).toBe(meant);
});

test.each(['', 'x', 'mem', 'availabilityZones', 'p'.repeat(100_000)])('another word (%#) is not', (written) => {
  expect(nearest(written, known)).toBeUndefined();
});

test('a beginning of several words is of none', () => {
  expect(nearest('memory', ['memoryGiB', 'memoryLimits'])).toBeUndefined();
});

test('what nobody can have meant is answered with all that is known', () => {
  expect(instead('mars', ['region', 'zones'])).toBe('use one of region, zones');
  expect(instead('zone', ['region', 'zones'])).toBe('did you mean zones?');
  expect(instead(5, ['region', 'zones'])).toBe('use one of region, zones');
});
