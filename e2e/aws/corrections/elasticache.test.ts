import type { Answer, Call } from '../calls/call';
import { requestOf } from '../calls/request-fixture';
import { corrected } from './corrections';

const caller = { account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };

/** Asks ElastiCache, whose emulator knows users by password alone. */
async function elasticache(
  operation: string,
  parameters: Readonly<Record<string, string>>,
  status = 200,
): Promise<string> {
  const user = `<UserId>${parameters.UserId}</UserId><Authentication><Type>no-password</Type></Authentication>`;
  const ask = async (_: Call): Promise<Answer> => ({ status, headers: {}, body: user });
  const request = requestOf({ body: new URLSearchParams(parameters).toString() });
  const call = { ...request, api: 'elasticache', operation, region: 'us-east-1', caller };
  return /<Type>(.+)<\/Type>/.exec((await corrected(call, ask)).body)?.[1] ?? '';
}

test('a user of ElastiCache logs in as it was made to, until it is gone', async () => {
  const iam = { UserId: 'a', 'AuthenticationMode.Type': 'iam' };
  expect(await elasticache('CreateUser', iam)).toBe('iam');
  expect(await elasticache('DescribeUsers', { UserId: 'a' })).toBe('iam');
  expect(await elasticache('DescribeUsers', { UserId: 'b' })).toBe('no-password');
  await elasticache('DeleteUser', { UserId: 'a' }, 400);
  expect(await elasticache('DescribeUsers', { UserId: 'a' })).toBe('iam');
  await elasticache('DeleteUser', { UserId: 'a' });
  expect(await elasticache('DescribeUsers', { UserId: 'a' })).toBe('no-password');
});
