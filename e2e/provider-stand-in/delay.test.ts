import { delayOf } from './delay';

const delays = { usual: 300, byKind: new Map([['eks Cluster', 3000]]), jitter: 0.5, seed: 1 };

test('a kind may have a delay of its own', () => {
  const steady = { ...delays, jitter: 0 };
  expect([delayOf(steady, 'ec2 VPC', 'dev/net'), delayOf(steady, 'eks Cluster', 'dev/c')]).toEqual([300, 3000]);
});

test('jitter stays within its bounds and is the same for the same seed', () => {
  const draws = [...Array(50).keys()].map((number) => delayOf(delays, 'ec2 VPC', `dev/${number}`));
  expect(draws.every((delay) => delay >= 150 && delay <= 450)).toBe(true);
  expect(new Set(draws).size).toBeGreaterThan(25);
  expect(draws).toEqual([...Array(50).keys()].map((number) => delayOf(delays, 'ec2 VPC', `dev/${number}`)));
  expect(delayOf({ ...delays, seed: 2 }, 'ec2 VPC', 'dev/0')).not.toBe(draws[0]);
});
