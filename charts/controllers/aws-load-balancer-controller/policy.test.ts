import { shortHash } from '../../../config/model/names';
import policy from './policy.json';

test('the policy of the load balancer controller is the one of its release, and fits a managed policy', () => {
  const text = JSON.stringify(policy);
  expect(policy.Statement).toHaveLength(16);
  expect(new Set(policy.Statement.flatMap(({ Action }) => Action)).size).toBe(80);
  expect(text.length).toBeLessThanOrEqual(6144);
  expect(shortHash(text)).toBe('a4163aa4');
});
