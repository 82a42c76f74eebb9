import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import type { JsonObject } from '../../objects/json';
import { withComposed } from '../composed/composed';
import { readPolicies } from './documents';
import { type Call, decide } from './simulate';

const account = '111122223333';
const objects = renderedObjects(
  units(loadEnvironments(exampleEnvironments.slice(0, 1), exampleServices, examplePlatform), examplePlatform),
);
const { policies } = readPolicies(withComposed(objects));

function documentOf(kind: string, name: string): JsonObject {
  const found = policies.find(({ object }) => object.kind === kind && object.name === name);
  if (found === undefined) throw new Error(`dev has no ${kind} with a policy under this name (${name})`);
  return found.document;
}

const arn = (api: string, resource: string) => `arn:aws:${api}:us-east-1:${account}:${resource}`;
const role = (name: string) => `arn:aws:iam::${account}:role/${name}`;

/** A call by a service's pods, from dev's account over TLS. */
const byPods = (service: string, action: string, resource: string, context: Call['context'] = {}) =>
  decide({
    principal: role(`eks-${service}-irsa-role-dev`),
    action,
    resource,
    account,
    context: { 'aws:ResourceAccount': account, 'aws:SecureTransport': 'true', ...context },
    identity: [documentOf('Policy', `eks-${service}-irsa-policy-dev`)],
  });

describe('the evaluator', () => {
  const call = { principal: role('r'), action: 'sqs:SendMessage', resource: arn('sqs', 'q'), account };
  const policy = (Effect: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Action: 'sqs:SendMessage', Resource: arn('sqs', 'q') }],
  });

  test('allows, denies by default, and denies explicitly', async () => {
    expect(await decide({ ...call, identity: [policy('Allow')] })).toBe('Allowed');
    expect(await decide(call)).toBe('ImplicitlyDenied');
    expect(await decide({ ...call, identity: [policy('Allow'), policy('Deny')] })).toBe('ExplicitlyDenied');
  });

  test('refuses a policy or an action that is none', async () => {
    await expect(decide({ ...call, identity: [{ Version: 'x', Statement: [] }] })).rejects.toThrow(/not simulated/);
    await expect(decide({ ...call, action: 'sqs:Nonesuch' })).rejects.toThrow(/not simulated/);
  });
});

describe('the pods of a service', () => {
  test.each([
    ['payment', 'dynamodb:GetItem', arn('dynamodb', 'table/payment-transactions-dev')],
    ['payment', 'dynamodb:Query', arn('dynamodb', 'table/payment-transactions-dev/index/by-merchant')],
    ['payment', 'sqs:SendMessage', arn('sqs', 'payment-settlements-dev')],
    ['payment', 'sns:Publish', arn('sns', 'payment-events-dev')],
    ['payment', 'secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:payment/app-config-dev-AbCdEf')],
    ['fraud-detection', 's3:GetObject', `arn:aws:s3:::fraud-detection-models-dev-${account}/model.bin`],
    ['fraud-detection', 'sagemaker:InvokeEndpoint', arn('sagemaker', 'endpoint/fraud-detection-scoring-dev')],
    ['reporting', 'athena:StartQueryExecution', arn('athena', 'workgroup/reporting-reports-dev')],
    ['reporting', 'athena:GetQueryResults', arn('athena', 'workgroup/reporting-reports-dev')],
    ['reporting', 'glue:GetTable', arn('glue', 'table/reporting_reports_dev/sales')],
    ['reporting', 's3:GetObject', `arn:aws:s3:::reporting-data-dev-${account}/2026/11.parquet`],
    ['reporting', 's3:PutObject', `arn:aws:s3:::reporting-reports-results-dev-${account}/result.csv`],
  ])('%s may %s on what it declared (%s)', async (service, action, resource) => {
    expect(await byPods(service, action, resource)).toBe('Allowed');
  });

  test.each([
    ['payment', 'dynamodb:GetItem', 'arn:aws:dynamodb:us-east-1:777788889999:table/payment-transactions-prod'],
    ['payment', 'dynamodb:GetItem', arn('dynamodb', 'table/payment-transactions-prod')],
    ['payment', 'dynamodb:DeleteTable', arn('dynamodb', 'table/payment-transactions-dev')],
    ['payment', 'sqs:DeleteQueue', arn('sqs', 'payment-settlements-dev')],
    ['payment', 'secretsmanager:GetSecretValue', arn('secretsmanager', 'secret:reporting/app-config-dev-AbCdEf')],
    ['payment', 's3:GetObject', `arn:aws:s3:::reporting-data-dev-${account}/2026/11.parquet`],
    ['fraud-detection', 'dynamodb:GetItem', arn('dynamodb', 'table/payment-transactions-dev')],
    ['reporting', 'athena:StartQueryExecution', arn('athena', 'workgroup/primary')],
    ['reporting', 'glue:GetTable', arn('glue', 'table/other_dev/sales')],
    ['reporting', 's3:GetObject', `arn:aws:s3:::fraud-detection-models-dev-${account}/model.bin`],
  ])('%s may not %s on anything else (%s)', async (service, action, resource) => {
    expect(await byPods(service, action, resource)).toBe('ImplicitlyDenied');
  });

  test('use a bucket only while it is in their own account', async () => {
    const theirs = `arn:aws:s3:::fraud-detection-models-dev-${account}/model.bin`;
    expect(await byPods('fraud-detection', 's3:GetObject', theirs, { 'aws:ResourceAccount': '999999999999' })).toBe(
      'ImplicitlyDenied',
    );
  });
});

describe('the data key', () => {
  const decrypt = (alias: string, via: string | undefined) =>
    decide({
      principal: role('eks-payment-irsa-role-dev'),
      action: 'kms:Decrypt',
      resource: arn('kms', 'key/00000000-0000-0000-0000-000000000000'),
      account,
      context: { 'kms:ResourceAliases': [alias], ...(via && { 'kms:ViaService': via }) },
      identity: [documentOf('Policy', 'eks-payment-irsa-policy-dev')],
      resourcePolicy: documentOf('Key', 'eks-data-dev'),
    });

  test('decrypts for payment what comes through the APIs that payment uses', async () => {
    expect(await decrypt('alias/eks-data-dev', 'dynamodb.us-east-1.amazonaws.com')).toBe('Allowed');
  });

  test.each([
    ['another key', 'alias/eks-logs-dev', 'dynamodb.us-east-1.amazonaws.com'],
    ['an API that payment does not use', 'alias/eks-data-dev', 'rds.us-east-1.amazonaws.com'],
    ['a call to KMS itself', 'alias/eks-data-dev', undefined],
  ])('decrypts nothing for payment with %s', async (_what, alias, via) => {
    expect(await decrypt(alias, via)).toBe('ImplicitlyDenied');
  });
});

describe('a bucket', () => {
  const read = (secure: string) =>
    decide({
      principal: role('eks-reporting-irsa-role-dev'),
      action: 's3:GetObject',
      resource: `arn:aws:s3:::reporting-data-dev-${account}/a`,
      account,
      context: { 'aws:ResourceAccount': account, 'aws:SecureTransport': secure },
      identity: [documentOf('Policy', 'eks-reporting-irsa-policy-dev')],
      resourcePolicy: documentOf('BucketPolicy', `reporting-data-dev-${account}`),
    });

  test('answers over TLS and refuses plain HTTP', async () => {
    expect(await read('true')).toBe('Allowed');
    expect(await read('false')).toBe('ExplicitlyDenied');
  });
});

describe('the S3 endpoint', () => {
  const through = (principalAccount: string, bucket: string, resourceAccount: string) =>
    decide({
      principal: `arn:aws:iam::${principalAccount}:role/r`,
      action: 's3:GetObject',
      resource: `arn:aws:s3:::${bucket}/a`,
      account: resourceAccount,
      context: { 'aws:PrincipalAccount': principalAccount, 'aws:ResourceAccount': resourceAccount },
      identity: [everything],
      resourcePolicy: { Version: '2012-10-17', Statement: [{ ...all, Principal: '*' }] },
      endpointPolicy: documentOf('VPCEndpoint', 'eks-vpc-dev-s3'),
    });
  const all = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const everything = { Version: '2012-10-17', Statement: [all] };

  test.each([
    ['a bucket of the account', account, `reporting-data-dev-${account}`, account, 'Allowed'],
    ['the bucket of image layers', account, 'prod-us-east-1-starport-layer-bucket', '999999999999', 'Allowed'],
    ['somebody else’s bucket', account, 'stolen', '999999999999', 'ImplicitlyDenied'],
    [
      'anything with somebody else’s credentials',
      '999999999999',
      `reporting-data-dev-${account}`,
      account,
      'ImplicitlyDenied',
    ],
  ])('decides about %s', async (_what, principal, bucket, owner, decision) => {
    expect(await through(principal, bucket, owner)).toBe(decision);
  });
});

describe('the role that starts the pods of services', () => {
  const assumed = (sourceArn: string) =>
    decide({
      principal: 'eks-fargate-pods.amazonaws.com',
      action: 'sts:AssumeRole',
      resource: role('eks-services-fargate-role-dev'),
      account,
      context: { 'aws:SourceArn': sourceArn, 'aws:SourceAccount': sourceArn.split(':')[4] ?? '' },
      resourcePolicy: documentOf('Role', 'eks-services-fargate-role-dev'),
    });
  const pods = (action: string, resource: string) =>
    decide({
      principal: role('eks-services-fargate-role-dev'),
      action,
      resource,
      account,
      identity: [documentOf('RolePolicy', 'eks-services-fargate-role-dev')],
    });

  test('is assumed for profiles of dev’s cluster only', async () => {
    expect(await assumed(arn('eks', 'fargateprofile/eks-payment-cluster-dev/payment-1/x'))).toBe('Allowed');
    expect(await assumed(arn('eks', 'fargateprofile/other/payment-1/x'))).not.toBe('Allowed');
    expect(await assumed('arn:aws:eks:us-east-1:999999999999:fargateprofile/eks-payment-cluster-dev/p/x')).not.toBe(
      'Allowed',
    );
  });

  test('pulls services’ images and writes pods’ logs, and those of no other environment', async () => {
    const image = (name: string) => arn('ecr', `repository/${name}`);
    const group = (name: string) => arn('logs', `log-group:/aws/eks/${name}:log-stream:s`);
    expect(await pods('ecr:BatchGetImage', image('payment-service-dev'))).toBe('Allowed');
    expect(await pods('ecr:BatchGetImage', image('payment-service-prod'))).toBe('ImplicitlyDenied');
    expect(await pods('ecr:BatchGetImage', image('platform-external-secrets-dev'))).toBe('ImplicitlyDenied');
    expect(await pods('ecr:PutImage', image('payment-service-dev'))).toBe('ImplicitlyDenied');
    expect(await pods('logs:PutLogEvents', group('eks-payment-cluster-dev/application/payment'))).toBe('Allowed');
    expect(await pods('logs:PutLogEvents', group('eks-payment-cluster-dev/cluster'))).toBe('ImplicitlyDenied');
    expect(await pods('logs:PutLogEvents', group('eks-payment-cluster-prod/application/payment'))).toBe(
      'ImplicitlyDenied',
    );
  });
});
