import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { policyArnProblems } from './arns';
import { type Carrier, policyWith } from './fixture';

const accounts = [
  ['dev', '111122223333'],
  ['prod', '777788889999'],
].flatMap(
  ([namespace, id]) =>
    parseDist(
      'dist/platform/e.yaml',
      `{apiVersion: example.org/v1, kind: AccountAccess, metadata: {name: account, namespace: ${namespace}},
        spec: {account: "${id}"}}`,
    ).objects,
);
const problemsOf = (carrier: Partial<Carrier>, statement: JsonObject) =>
  policyArnProblems(policyWith({ field: 'iam Policy policy', ...carrier }, statement), accounts);
const allow = (resource: string, more: JsonObject = {}) => ({
  Effect: 'Allow',
  Action: 'a:B',
  Resource: resource,
  ...more,
});
const alias = (...names: string[]) => ({ Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': names } } });
const platform = { file: 'dist/dev/management/identities/identities.yaml' };

describe('the resources of a service’s policy', () => {
  test.each<[string, JsonObject]>([
    ['its own', allow('arn:aws:sqs:r:111122223333:payment-settlements-dev')],
    ['its own bucket, whose ARN has no account', allow('arn:aws:s3:::payment-data-dev-111122223333/*')],
    ['the catalog that every database is in', allow('arn:aws:glue:us-east-1:111122223333:catalog')],
    ['its own key, by alias', allow('arn:aws:kms:r:111122223333:key/*', alias('alias/eks-data-dev'))],
  ])('may be %s', (_what, statement) => {
    expect(problemsOf({}, statement)).toEqual([]);
  });

  test.each<[string, JsonObject, RegExp[]]>([
    ['no ARN', allow('payment-dev'), [/no ARN \(payment-dev\)/]],
    ['an ARN without a resource', allow('arn:aws:sqs:r:111122223333:'), [/no ARN/, /no resource of dev/]],
    ['of no environment', allow('arn:aws:sqs:r:111122223333:payment-devices'), [/names no resource of dev/]],
    ['in an unknown account', allow('arn:aws:sqs:r:999999999999:payment-dev'), [/not the account of dev/]],
    ['every key', allow('arn:aws:kms:r:111122223333:key/*'), [/names no resource of dev/]],
    [
      'every key under somebody’s alias',
      allow('arn:aws:kms:r:111122223333:key/*', alias('alias/x', 'alias/y-dev')),
      [/names no resource/],
    ],
  ])('may not be %s', (_what, statement, messages) => {
    expect(problemsOf({}, statement)).toEqual(messages.map((message) => expect.stringMatching(message)));
  });
});

describe('a policy of one environment', () => {
  test.each<[string, JsonObject]>([
    ['in a resource', allow('arn:aws:sqs:r:111122223333:payment-settlements-prod')],
    ['by account', allow('arn:aws:sqs:r:777788889999:queue')],
    ['in a principal', { ...allow('*'), Principal: { AWS: 'arn:aws:iam::777788889999:root' } }],
    [
      'in a condition',
      { ...allow('*'), Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:eks:r:1:cluster/c-prod' } } },
    ],
  ])('may not name another one %s', (_what, statement) => {
    expect(problemsOf(platform, statement)).toEqual([expect.stringMatching(/names something of prod/)]);
  });

  test('may name AWS’s own bucket of image layers', () => {
    expect(problemsOf(platform, allow('arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*'))).toEqual([]);
  });
});
