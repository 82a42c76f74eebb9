import { parseDist } from '../../objects/dist';
import { readPolicies } from './documents';

const objects = (kind: string, forProvider: object) => {
  const [group, only] = kind.split(' ');
  const metadata = { name: 'x', namespace: 'dev' };
  return parseDist(
    'dist/x.yaml',
    JSON.stringify({ apiVersion: `${group}.aws.m.upbound.io/v1beta1`, kind: only, metadata, spec: { forProvider } }),
  ).objects;
};
const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Action: 'a:B',
    Resource: ['r'],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  },
});

describe('the policies of an object', () => {
  test.each([
    ['iam Role', { assumeRolePolicy: policy }, 'trust', 'spec.forProvider.assumeRolePolicy'],
    ['iam Role', { inlinePolicy: [{ policy }] }, 'identity', 'spec.forProvider.inlinePolicy[].policy'],
    ['iam Policy', { policy }, 'identity', 'spec.forProvider.policy'],
    ['s3 BucketPolicy', { policy }, 'resource', 'spec.forProvider.policy'],
    ['kms Key', { policy }, 'itself', 'spec.forProvider.policy'],
    ['ec2 VPCEndpoint', { policy }, 'endpoint', 'spec.forProvider.policy'],
  ])('of kind %s are read, lone values as lists', (kind, forProvider, use, field) => {
    expect(readPolicies(objects(kind, forProvider))).toMatchObject({
      problems: [],
      policies: [
        {
          use,
          field,
          statements: [
            {
              effect: 'Allow',
              actions: ['a:B'],
              resources: ['r'],
              conditions: [{ key: 'aws:securetransport', values: ['false'] }],
            },
          ],
        },
      ],
    });
  });

  test('are not looked for in text of other fields', () => {
    const others = { description: 'x', name: '{}', count: 1, redrivePolicy: '{}' };
    expect(readPolicies(objects('sqs Queue', others))).toEqual({ policies: [], problems: [] });
  });

  test.each([
    ['text that is no JSON', 'sqs Queue', { redrivePolicy: '{' }, /redrivePolicy: not a JSON object/],
    ['JSON that is no object', 'iam Policy', { policy: '[]' }, /policy: not a JSON object/],
    ['a policy in an unknown field', 'sqs Queue', { rules: policy }, /rules: a policy in an unknown field/],
    ['a policy in an unknown kind', 'glacier Vault', { policy }, /policy: a policy in an unknown field/],
  ])('%s is a problem', (_what, kind, forProvider, message) => {
    expect(readPolicies(objects(kind, forProvider)).problems).toEqual([expect.stringMatching(message)]);
  });
});
