import type { JsonObject } from '../../objects/json';
import { policyActionProblems } from './actions';
import { policyWith } from './fixture';

const identity = 'iam Policy policy';
const endpoint = 'ec2 VPCEndpoint policy';
const queue = 'arn:aws:sqs:r:111122223333:q-dev';
const allow = (Action: string | string[], Resource: string, more: JsonObject = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const own = { Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } };

const problemsOf = (field: string, statement: JsonObject, name?: string) =>
  policyActionProblems(policyWith({ field, ...(name && { name }) }, statement), ['published']);

describe('the actions of a policy', () => {
  test.each<[string, string, JsonObject]>([
    ['actions that exist, in any case', identity, allow(['sqs:SendMessage', 'SQS:receivemessage'], queue)],
    ['a pattern that matches some', identity, allow('kms:GenerateDataKey*', 'arn:aws:kms:r:111122223333:key/*')],
    ['all resources for an action that takes none', identity, allow('ecr:GetAuthorizationToken', '*')],
    ['all resources of a key, in the key’s own policy', 'kms Key policy', allow('kms:*', '*')],
    ['everything through an endpoint, for one account', endpoint, allow('*', '*', own)],
    ['a denial of everything', identity, { ...allow('*', '*'), Effect: 'Deny' }],
  ])('%s are fine', async (_what, field, statement) => {
    expect(await problemsOf(field, statement)).toEqual([]);
  });

  test.each<[string, string, JsonObject, RegExp]>([
    [
      'an action that AWS does not have',
      identity,
      allow('sqs:SendMessages', queue),
      /no such action in AWS \(sqs:SendMessages\)/,
    ],
    ['an API that AWS does not have', identity, allow('sqss:SendMessage', queue), /no such action/],
    ['a pattern that matches nothing', identity, allow('sqs:Nope*', queue), /no such action/],
    ['everything on everything', identity, allow('*', '*'), /list what is needed/],
    [
      'all resources for an action that takes one',
      identity,
      allow('sqs:SendMessage', '*'),
      /takes a resource \(sqs:SendMessage\)/,
    ],
    [
      'all resources for a pattern of which one takes one',
      identity,
      allow('ecr:Get*', '*'),
      /takes a resource \(ecr:Get\*\)/,
    ],
    ['all resources of a bucket policy', 's3 BucketPolicy policy', allow('s3:GetObject', '*'), /takes a resource/],
    [
      'everything through an endpoint, for every account',
      endpoint,
      allow('*', '*'),
      /add an aws:PrincipalAccount condition/,
    ],
  ])('%s are a problem', async (_what, field, statement, message) => {
    expect(await problemsOf(field, statement)).toEqual([expect.stringMatching(message)]);
  });

  test('of a policy that is published as wide as that are left alone', async () => {
    const statement = allow('ec2:CreateSecurityGroup', '*');
    expect(await problemsOf(identity, statement, 'published')).toEqual([]);
    expect(await problemsOf(identity, statement, 'other')).toHaveLength(1);
  });
});
