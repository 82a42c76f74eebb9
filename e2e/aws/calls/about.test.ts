import { aboutOf } from './about';
import type { AwsRequest } from './call';

const request = (more: Partial<AwsRequest> & { readonly text?: string }): AwsRequest => ({
  method: 'POST',
  host: 'sqs.us-east-1.amazonaws.com',
  target: '/',
  headers: {},
  ...more,
  body: Buffer.from(more.text ?? ''),
});

test.each([
  ['sqs', { text: '{"QueueUrl":"http://sqs.us-east-1.amazonaws.com/111122223333/payment-a-dev"}' }, 'payment-a-dev'],
  ['sns', { text: 'Action=DeleteTopic&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A111122223333%3Aevents' }, 'events'],
  ['dynamodb', { text: '{"ResourceArn":"arn:aws:dynamodb:us-east-1:111122223333:table/t"}' }, 't'],
  ['logs', { text: '{"resourceArn":"arn:aws:logs:us-east-1:111122223333:log-group:/aws/x:*"}' }, '/aws/x'],
  ['secretsmanager', { text: '{"SecretId":"arn:aws:secretsmanager:r:111122223333:secret:a/b-dev-AbCdEf"}' }, 'a/b-dev'],
  ['glue', { text: '{"DatabaseInput":{"Name":"d"}}' }, 'd'],
  ['ecr', { text: '{"repositoryNames":["r"]}' }, 'r'],
  ['s3', { host: 'b.s3.us-east-1.amazonaws.com', target: '/?policy' }, 'b'],
  ['eks', { method: 'GET', target: '/clusters/c' }, 'c'],
  ['cloudwatch', { text: 'Action=PutMetricAlarm&AlarmName=a-dev' }, 'a-dev'],
  ['cloudwatch', { text: 'Action=DeleteDashboards&DashboardNames.member.1=d-dev' }, 'd-dev'],
  ['cloudwatch', { text: 'ResourceARN=arn:aws:cloudwatch:us-east-1:111122223333:alarm:a-dev' }, 'a-dev'],
  ['backup', { method: 'PUT', target: '/backup-vaults/v-dev/vault-lock' }, 'v-dev'],
  ['backup', { target: '/tags/arn%3Aaws%3Abackup%3Ar%3A111122223333%3Abackup-vault%3Av-dev' }, 'v-dev'],
  ['backup', { target: '/backup/plans/0a1b2c/selections' }, undefined],
  ['rds', { text: 'Action=CreateDBCluster&DBClusterIdentifier=c-dev&DBSubnetGroupName=s' }, 'c-dev'],
  ['rds', { text: 'ResourceName=arn%3Aaws%3Ards%3Ar%3A111122223333%3Asubgrp%3As-dev' }, 'subgrp:s-dev'],
  ['elasticache', { text: 'Action=CreateServerlessCache&ServerlessCacheName=s-dev&UserGroupId=g' }, 's-dev'],
  ['wafv2', { text: '{"ResourceARN":"arn:aws:wafv2:r:111122223333:regional/webacl/a-dev/0a1b"}' }, 'a-dev'],
  [
    'wafv2',
    { text: '{"LoggingConfiguration":{"ResourceArn":"arn:aws:wafv2:r:111122223333:regional/webacl/a-dev/0a1b"}}' },
    'a-dev',
  ],
  ['kms', { text: '{}' }, undefined],
])('a call of %s names its resource, however the API takes it', (api, more, name) => {
  expect(aboutOf(api, request(more)).name).toBe(name);
});

test('records are of a zone', () => {
  const target = '/2013-04-01/hostedzone/Z0123/rrset/';
  expect(aboutOf('route53', request({ target }))).toEqual({ zoneId: 'Z0123' });
  expect(aboutOf('route53', request({ target: '/2013-04-01/change/C1' }))).toEqual({});
});

test('an access entry is of a cluster, and a policy is attached by its ARN', () => {
  const target = '/clusters/c/access-entries/arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Fx/access-policies';
  expect(aboutOf('eks', request({ target }))).toEqual({ clusterName: 'c', name: 'x' });
  const policyArn = 'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy';
  const text = new URLSearchParams({ Action: 'AttachRolePolicy', RoleName: 'r', PolicyArn: policyArn }).toString();
  expect(aboutOf('iam', request({ text }))).toEqual({ name: 'r', policyArn });
});
