import { accountOf } from './provider-config';

const config = (...roleARNs: string[]) => ({ spec: { assumeRoleChain: roleARNs.map((roleARN) => ({ roleARN })) } });

test('the account is that of the last role that is assumed', () => {
  const chain = config('arn:aws:iam::111111111111:role/first', 'arn:aws:iam::222222222222:role/last');
  expect(accountOf(chain)).toBe('222222222222');
});

test('a configuration that assumes no role leads to no account', () => {
  expect(() => accountOf(config())).toThrow('cannot assume role: no role in assumeRoleChain');
});
