import type { JsonObject } from '../../objects/json';
import { policyWith } from './fixture';
import { policyFormProblems } from './form';

const identity = 'iam Policy policy';
const trust = 'iam Role assumeRolePolicy';
const bucket = 's3 BucketPolicy policy';
const queue = 'sqs Queue policy';
const allow = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:r:111122223333:q-dev' };
const trusting = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'eks.amazonaws.com' } };
const own = { Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } };
const long = (length: number) => ({ ...allow, Resource: `arn:${'x'.repeat(length)}` });

describe('the form of a policy', () => {
  test.each<[string, string, JsonObject]>([
    ['an identity policy', identity, allow],
    ['a trust policy for one account', trust, { ...trusting, ...own }],
    ['a trust policy for a role', trust, { ...trusting, Principal: { AWS: 'arn:aws:iam::111122223333:role/r' } }],
    ['a resource policy for everyone under a condition', bucket, { ...allow, Principal: '*', ...own }],
    ['a resource policy that denies everyone', bucket, { ...allow, Effect: 'Deny', Principal: '*' }],
    ['an endpoint policy for everyone', 'ec2 VPCEndpoint policy', { ...allow, Principal: '*' }],
    ['white space that does not count', identity, { ...allow, Resource: ` ${' '.repeat(7000)}` }],
  ])('of %s is fine', (_what, field, statement) => {
    expect(policyFormProblems(policyWith({ field }, statement))).toEqual([]);
  });

  test.each<[string, string, JsonObject, RegExp]>([
    ['an element that says what is excepted', identity, { ...allow, NotAction: 'x' }, /not allowed here \(NotAction\)/],
    ['a misspelt effect', identity, { ...allow, Effect: 'allow' }, /neither Allow nor Deny \(allow\)/],
    ['no action', identity, { ...allow, Action: undefined }, /Action: missing/],
    ['no resource', identity, { ...allow, Resource: undefined }, /only a trust policy has none/],
    [
      'a principal in an identity policy',
      identity,
      { ...allow, Principal: '*', ...own },
      /only an identity policy has none/,
    ],
    ['no principal in a resource policy', bucket, allow, /only an identity policy has none/],
    ['everyone without condition', bucket, { ...allow, Principal: { AWS: '*' } }, /everyone, without a condition/],
    ['everyone among others', bucket, { ...allow, Principal: { AWS: '*', Service: 's' } }, /everyone, without/],
    ['a service principal trusted for any account', trust, trusting, /trusted for any account/],
    ['6145 characters', identity, long(6145), /the 6144 characters that AWS takes/],
    [
      'over 8192 characters on a queue',
      queue,
      { ...long(8192), Principal: '*', ...own },
      /the 8192 characters that AWS takes/,
    ],
    [
      'a trust policy over 2048 characters',
      trust,
      { ...trusting, ...own, Sid: 'x'.repeat(2048) },
      /the 2048 characters that AWS takes/,
    ],
  ])('with %s is a problem', (_what, field, statement, message) => {
    expect(policyFormProblems(policyWith({ field }, statement))).toEqual([expect.stringMatching(message)]);
  });

  test('of an old version, or without statements, is a problem', () => {
    expect(policyFormProblems(policyWith({ field: identity, version: '2008-10-17' }, allow))).toHaveLength(1);
    expect(policyFormProblems(policyWith({ field: identity }))).toEqual([
      expect.stringMatching(/not a list of statements/),
    ]);
  });

  test('of a role’s inline policies counts them together', () => {
    const inline = { field: 'iam RolePolicy policy', more: { roleRef: { name: 'r' } } };
    const two = [
      ...policyWith({ ...inline, name: 'a' }, long(5200)),
      ...policyWith({ ...inline, name: 'b' }, long(5200)),
    ];
    expect(policyFormProblems(two.slice(1))).toEqual([]);
    const managed = ['a', 'b'].flatMap((name) => policyWith({ field: identity, name }, long(5200)));
    expect(policyFormProblems(managed)).toEqual([]);
    expect(policyFormProblems(two)).toEqual([
      expect.stringMatching(/role dev\/r: .+ the 10240 characters that AWS takes/),
    ]);
  });
});
