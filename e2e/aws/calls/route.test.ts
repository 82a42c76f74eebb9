import { credentialOf } from './credential';
import { requestOf, signedFor } from './request-fixture';
import { bucketOfHost, routeOf } from './route';

test.each([
  ['ec2.us-east-1.amazonaws.com', 'ec2', { api: 'ec2', region: 'us-east-1' }],
  ['api.ecr.us-east-1.amazonaws.com', 'ecr', { api: 'ecr', region: 'us-east-1' }],
  ['monitoring.us-east-1.amazonaws.com', 'monitoring', { api: 'cloudwatch', region: 'us-east-1' }],
  ['iam.amazonaws.com', 'iam', { api: 'iam', region: 'us-east-1' }],
  ['111122223333.ddb.eu-west-1.amazonaws.com', 'dynamodb', { api: 'dynamodb', region: 'eu-west-1' }],
  ['bucket.s3.us-east-1.amazonaws.com', 's3', { api: 's3', region: 'us-east-1' }],
  ['111122223333.s3-control.us-east-1.amazonaws.com', 's3', { api: 's3control', region: 'us-east-1' }],
])('a request to %s that is signed for %s goes to its api', (host, signingName, route) => {
  expect(routeOf(requestOf({ host, headers: signedFor(signingName, route.region) }))).toEqual(route);
});

test('a request that nobody signed goes where its host says', () => {
  expect(routeOf(requestOf({ host: 'sts.eu-west-1.amazonaws.com' }))).toEqual({ api: 'sts', region: 'eu-west-1' });
  expect(routeOf(requestOf({ host: 'sts.amazonaws.com' }))).toEqual({ api: 'sts', region: 'us-east-1' });
  expect(routeOf(requestOf({ host: 'b.s3.eu-west-1.amazonaws.com' }))).toEqual({ api: 's3', region: 'eu-west-1' });
});

test('the credential of a presigned URL counts as that of a header does', () => {
  const target = '/?X-Amz-Credential=ASIA1%2F20261127%2Fus-east-1%2Fsts%2Faws4_request';
  const credential = { accessKeyId: 'ASIA1', date: '20261127', region: 'us-east-1', signingName: 'sts' };
  expect(credentialOf(requestOf({ target }))).toEqual(credential);
  expect(credentialOf(requestOf({}))).toBeUndefined();
  expect(credentialOf(requestOf({ headers: { authorization: 'Basic abc' } }))).toBeUndefined();
});

test('a host with more labels than S3 itself names a bucket', () => {
  expect(bucketOfHost('logs.payment-dev.s3.us-east-1.amazonaws.com')).toBe('logs.payment-dev');
  expect(bucketOfHost('b.s3.amazonaws.com')).toBe('b');
  expect(bucketOfHost('s3.us-east-1.amazonaws.com')).toBeUndefined();
});
