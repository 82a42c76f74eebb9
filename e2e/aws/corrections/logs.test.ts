import type { JsonObject } from '../../../objects/json';
import { AwsError } from '../calls/aws-error';
import type { Answer, Call } from '../calls/call';
import { requestOf } from '../calls/request-fixture';
import { corrected } from './corrections';

const caller = { account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };

/** Calls CloudWatch Logs, where there is one group `/a`, and a key whose policy lets CloudWatch Logs use it for some groups. */
async function logs(operation: string, parameters: JsonObject, groups: string): Promise<string> {
  const Condition = {
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:us-east-1:111122223333:log-group:${groups}` },
  };
  const Principal = { Service: 'logs.us-east-1.amazonaws.com' };
  const policy = { Statement: [{ Effect: 'Allow', Principal, Action: 'kms:*', Condition }] };
  const ask = async (call: Call): Promise<Answer> => ({
    status: 200,
    headers: {},
    body: JSON.stringify(
      call.api === 'kms' ? { Policy: JSON.stringify(policy) } : { logGroups: [{ logGroupName: '/a' }] },
    ),
  });
  const request = requestOf({ body: JSON.stringify(parameters) });
  try {
    return (await corrected({ ...request, api: 'logs', operation, region: 'us-east-1', caller }, ask)).body;
  } catch (error) {
    if (error instanceof AwsError) return error.code;
    throw error;
  }
}

test('a group takes a key only if the key’s policy lets CloudWatch Logs use it for that group', async () => {
  const group = { logGroupName: '/a', kmsKeyId: 'key' };
  expect(await logs('CreateLogGroup', group, '/b*')).toBe('InvalidParameterException');
  expect(await logs('CreateLogGroup', group, '*')).not.toBe('InvalidParameterException');
  expect(await logs('AssociateKmsKey', group, '/b*')).toBe('InvalidParameterException');
  expect(await logs('CreateLogGroup', { logGroupName: '/a' }, '/b*')).not.toBe('InvalidParameterException');
});

test('a group shows a key that it got later, until it loses that key', async () => {
  expect(await logs('AssociateKmsKey', { logGroupName: '/none', kmsKeyId: 'key' }, '*')).toBe(
    'ResourceNotFoundException',
  );
  await logs('AssociateKmsKey', { logGroupName: '/a', kmsKeyId: 'key' }, '*');
  expect(JSON.parse(await logs('DescribeLogGroups', {}, '*'))).toEqual({
    logGroups: [{ logGroupName: '/a', kmsKeyId: 'key' }],
  });
  await logs('DisassociateKmsKey', { logGroupName: '/a' }, '*');
  expect(JSON.parse(await logs('DescribeLogGroups', {}, '*'))).toEqual({ logGroups: [{ logGroupName: '/a' }] });
});
