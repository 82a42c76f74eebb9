import { MissingValue } from './fill-template';
import { identify, isNamedInGit } from './identify';

const location = { account: '111122223333', region: 'us-east-1' };

function object(name: string, forProvider = {}, externalName?: string, uid = 'uid-1') {
  const annotations = externalName === undefined ? {} : { 'crossplane.io/external-name': externalName };
  return { metadata: { name, namespace: 'dev', uid, annotations }, spec: { forProvider } };
}

test('an id that AWS invents looks like one and is the same for the same managed resource only', () => {
  const { externalName, arn } = identify('ec2 VPC', object('net'), location);
  expect(externalName).toMatch(/^vpc-0[0-9a-f]{16}$/);
  expect(arn).toBe(`arn:aws:ec2:us-east-1:111122223333:vpc/${externalName}`);
  expect(identify('ec2 VPC', object('net'), location).externalName).toBe(externalName);
  expect(identify('ec2 VPC', object('net', {}, undefined, 'uid-2'), location).externalName).not.toBe(externalName);
});

test('an external name that is there stays', () => {
  expect(identify('ec2 VPC', object('net', {}, 'vpc-1'), location).arn).toMatch(/vpc\/vpc-1$/);
});

test('a name that Git gives is the name in AWS', () => {
  const { arn, id } = identify('cloudwatchlogs Group', object('group', {}, '/aws/eks/c/cluster'), location);
  expect(id).toBe('/aws/eks/c/cluster');
  expect(arn).toBe('arn:aws:logs:us-east-1:111122223333:log-group:/aws/eks/c/cluster');
  expect(['s3 Bucket', 'eks Cluster', 'iam Role', 'kms Alias'].every(isNamedInGit)).toBe(true);
  expect(['ec2 VPC', 'kms Key', 'secretsmanager Secret', 'sqs Queue'].some(isNamedInGit)).toBe(false);
});

test('ARNs of services without regions have none', () => {
  const role = identify('iam Role', object('pods'), { ...location, region: '' });
  const profile = identify('iam InstanceProfile', object('nodes'), { ...location, region: '' });
  const provider = identify('iam OpenIDConnectProvider', object('oidc', { url: 'https://oidc.eks/id/1' }), location);
  const bucket = identify('s3 Bucket', object('data'), location);
  expect(role.arn).toBe('arn:aws:iam::111122223333:role/pods');
  expect(provider.externalName).toBe('arn:aws:iam::111122223333:oidc-provider/oidc.eks/id/1');
  expect(bucket.arn).toBe('arn:aws:s3:::data');
  expect(profile.arn).toBe('arn:aws:iam::111122223333:instanceprofile/nodes');
});

test('partitions follow the region', () => {
  expect(identify('eks Cluster', object('c'), { ...location, region: 'cn-north-1' }).arn).toMatch(
    /^arn:aws-cn:eks:cn-north-1:/,
  );
});

test('names that AWS composes of fields need these fields', () => {
  const addon = { clusterName: 'c', addonName: 'coredns' };
  expect(identify('eks Addon', object('a', addon), location).externalName).toBe('c:coredns');
  expect(() => identify('eks Addon', object('a', { clusterName: 'c' }), location)).toThrow(MissingValue);
});

test('the id of Terraform is not always the external name', () => {
  expect(identify('iam Policy', object('p'), location).id).toBe('arn:aws:iam::111122223333:policy/p');
  expect(identify('kms Alias', object('a'), location)).toMatchObject({ externalName: 'a', id: 'alias/a' });
});

test('a kind that is not known has a name from Git and an ARN in the usual form', () => {
  const { externalName, arn } = identify('lambda Function', object('f'), location);
  expect([externalName, arn]).toEqual(['f', 'arn:aws:lambda:us-east-1:111122223333:function/f']);
});

test('a secret and a security group hold names that no other may have', () => {
  expect(identify('secretsmanager Secret', object('s', { name: 'a/b' }), location).unique).toBe('a/b in us-east-1');
  expect(identify('ec2 SecurityGroup', object('g', { vpcId: 'vpc-1' }), location).unique).toBe('g in vpc-1');
  expect(identify('ec2 VPC', object('net'), location).unique).toBeUndefined();
});
