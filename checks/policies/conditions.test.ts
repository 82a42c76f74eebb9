import { policyConditionProblems } from './conditions';
import { policyWith } from './fixture';

const problemsOf = (operator: string, key: string) =>
  policyConditionProblems(
    policyWith(
      { field: 's3 BucketPolicy policy' },
      { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { [operator]: { [key]: 'x' } } },
    ),
  );

describe('a condition', () => {
  test.each([
    ['Bool', 'aws:SecureTransport'],
    ['StringEqualsIfExists', 'aws:sourceaccount'],
    ['ForAnyValue:StringEquals', 'kms:ResourceAliases'],
    ['ForAllValues:StringLike', 'aws:TagKeys'],
    ['ArnLike', 'kms:EncryptionContext:aws:logs:arn'],
    ['Null', 'aws:RequestTag/elbv2.k8s.aws/cluster'],
    ['StringEquals', 'oidc.eks.us-east-1.amazonaws.com/id/EXAMPLE:sub'],
    ['NumericLessThan', 's3:TlsVersion'],
  ])('%s of %s is one that AWS knows', async (operator, key) => {
    expect(await problemsOf(operator, key)).toEqual([]);
  });

  test.each([
    ['Boolean', 'aws:SecureTransport', /no such operator in AWS \(Boolean\)/],
    ['ForSomeValues:StringEquals', 'aws:TagKeys', /no such operator/],
    ['Bool', 'aws:SecureTransports', /no such key in AWS \(aws:securetransports\)/],
    ['StringEquals', 'kms:ResourceAlias', /no such key/],
    ['StringEquals', 'oidc.example.org/id/EXAMPLE:sub', /no such key/],
  ])('%s of %s is a problem', async (operator, key, message) => {
    expect(await problemsOf(operator, key)).toEqual([expect.stringMatching(message)]);
  });
});
