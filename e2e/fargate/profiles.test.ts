import { type Profile, profileFor, profileLabel } from './profiles';

const profile = (name: string, namespace: string, labels = {}): Profile => ({
  name,
  subnets: [],
  selectors: [{ namespace, labels }],
});

const pod = { namespace: 'payment', labels: { app: 'payment', tier: 'card' } };

test.each([
  ['its namespace alone', profile('one', 'payment'), true],
  ['a pattern of its namespace', profile('one', 'pay?e*'), true],
  ['another namespace', profile('one', 'pay'), false],
  ['its namespace and each label', profile('one', 'payment', { app: 'pay*', 't?er': 'card' }), true],
  ['its namespace and a label with another value', profile('one', 'payment', { app: 'payment', tier: 'none' }), false],
  ['its namespace and a label that it lacks', profile('one', 'payment', { team: '*' }), false],
])('a profile for %s takes a pod, or does not', (_what, one, taken) => {
  expect(profileFor([one], pod)?.name).toBe(taken ? 'one' : undefined);
});

test('of several profiles the first by name takes a pod, unless the pod names another', () => {
  const both = [profile('second', 'payment'), profile('first', '*')];
  expect(profileFor(both, pod)?.name).toBe('first');
  const naming = (name: string) => ({ ...pod, labels: { ...pod.labels, [profileLabel]: name } });
  expect(profileFor(both, naming('second'))?.name).toBe('second');
  expect(profileFor(both, naming('third'))?.name).toBe('first');
});

test('a sign of regular expressions in a selector stands for itself', () => {
  expect(profileFor([profile('one', 'pay.ent')], pod)).toBeUndefined();
});
