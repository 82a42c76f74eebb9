import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { kinds } from '../../kinds/kinds';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { withComposed } from '../composed/composed';
import { alarmProblems } from './alarms';

const [dev, staging] = exampleEnvironments;
const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
const entered = { ...dev, services: { payment: { ingress: { host: 'payment.example.com', certificateArn } } } };
const example = withComposed(
  renderedObjects(units(loadEnvironments([entered], exampleServices, examplePlatform), examplePlatform)),
);

const uses = { databases: { ledger: {} }, caches: { sessions: {} } };
const ledger = { ...exampleServices.reporting, uses };
const retained = withComposed(
  renderedObjects(units(loadEnvironments([staging], { ...exampleServices, ledger }, examplePlatform), examplePlatform)),
);
const caller = { ...exampleServices.reporting, reaches: { rates: { hosts: ['rates.example.com'] } } };
const reaching = withComposed(
  renderedObjects(units(loadEnvironments([dev], { ...exampleServices, caller }, examplePlatform), examplePlatform)),
);
const headings = [...example, ...retained, ...reaching]
  .filter((object) => groupKind(object) === 'cloudwatch MetricAlarm')
  .map(({ body }) => /"([^"]+)"\.$/.exec(JSON.parse(JSON.stringify(body)).spec.forProvider.alarmDescription)?.[1]);
const runbook = [...new Set(headings)].map((heading) => `## ${heading}\n`).join('\n');

const without = (kind: string, name: string, objects = example) =>
  objects.filter((object) => !(groupKind(object) === kind && object.name === name));
const changed = (kind: string, name: string, from: string | RegExp, to: string): DistObject[] =>
  example.map((object) =>
    groupKind(object) === kind && object.name === name
      ? { ...object, body: JSON.parse(JSON.stringify(object.body).replace(from, to)) }
      : object,
  );
const alarm = 'cloudwatch MetricAlarm';

test('what the charts render is watched, shown and explained', () => {
  expect(headings.length).toBeGreaterThan(10);
  expect(alarmProblems(example, runbook)).toEqual([]);
  expect(alarmProblems(retained, runbook)).toEqual([]);
  expect(alarmProblems(reaching, runbook)).toEqual([]);
});

test.each([
  ['a disposable environment with an entrance', example],
  ['a retained one with a database and a cache', retained],
  ['one that reaches the internet', reaching],
])('no alarm can be left out of %s', (_, objects) => {
  const alarms = objects.filter((object) => groupKind(object) === alarm).map(({ name }) => name);
  const unmissed = alarms.filter((name) => alarmProblems(without(alarm, name, objects), runbook).length === 0);
  expect(unmissed).toEqual([]);
});

describe('nobody would be told', () => {
  test.each<[string, readonly DistObject[], RegExp]>([
    ['of dead letters', without(alarm, 'payment-settlements-dead-letters-dev'), /Queue\/.+: no alarm for dead letters/],
    ['of old messages', without(alarm, 'payment-settlements-old-messages-dev'), /Queue\/.+: no alarm for old messages/],
    ['of throttles', without(alarm, 'payment-transactions-throttles-dev'), /Table\/.+: no alarm for throttles/],
    ['of a certificate', without(alarm, 'payment-certificate-dev'), /Ingress\/.+: no alarm for its certificate/],
    ['of errors', without(alarm, 'eks-load-balancers-errors-dev'), /no alarm for errors of its load balancer/],
    ['of pods’ errors', without(alarm, 'eks-load-balancers-pod-errors-dev'), /no alarm for errors of its pods/],
    ['of latency', without(alarm, 'eks-load-balancers-latency-dev'), /no alarm for its latency/],
    ['of unhealthy pods', without(alarm, 'eks-load-balancers-unhealthy-pods-dev'), /no alarm for unhealthy pods/],
    [
      'of the size of a database',
      without(alarm, 'ledger-ledger-capacity-staging', retained),
      /Cluster\/.+: no alarm for its capacity/,
    ],
    [
      'of a full cache',
      without(alarm, 'ledger-sessions-cache-full-staging', retained),
      /Cache\/.+: no alarm for its data/,
    ],
    [
      'of failed backups',
      without(alarm, 'eks-backups-backup-failed-staging', retained),
      /Vault\/.+: no alarm for failed/,
    ],
    [
      'of expired backups',
      without(alarm, 'eks-backups-backup-expired-staging', retained),
      /Vault\/.+: no alarm for expired/,
    ],
    [
      'of missing backups',
      without(alarm, 'eks-backups-no-backup-staging', retained),
      /Vault\/.+: no alarm for missing/,
    ],
    ...['pods-not-measured', 'crossplane-not-looked-at'].flatMap((name): [string, readonly DistObject[], RegExp][] => {
      const edited = (from: string, to: string) => changed(alarm, `eks-${name}-dev`, from, to);
      const message = /no alarm for (?:pods that nothing measures|the silence of Crossplane)/;
      return [
        [`of silence, by ${name} to which it is well`, edited('"breaching"', '"notBreaching"'), message],
        [`of silence, by ${name} that asks for more`, edited('"LessThan', '"GreaterThan'), message],
      ];
    }),
    [
      'of the silence of Crossplane, since nothing is counted by such dimensions',
      changed(alarm, 'eks-crossplane-not-looked-at-dev', '"Class":"None",', ''),
      /no alarm for the silence of Crossplane/,
    ],
    ['by a topic that is not there', without('sns Topic', 'eks-alarms-dev'), /alarmActions: no Topic/],
    [
      'by an alarm that tells nobody',
      changed(alarm, 'eks-fargate-quota-dev', /"alarmActions":\[[^\]]*\]/, '"alarmActions":[]'),
      /quota-dev: alarmActions: tells nobody/,
    ],
    [
      'when all is well again',
      changed(alarm, 'eks-fargate-quota-dev', /"okActions":\[[^\]]*\]/, '"okActions":[]'),
      /quota-dev: okActions: tells nobody/,
    ],
    [
      'by a topic that CloudWatch may not write to',
      changed('sns Topic', 'eks-alarms-dev', 'cloudwatch.amazonaws.com', 'events.amazonaws.com'),
      /Topic\/eks-alarms-dev: policy: does not let CloudWatch publish/,
    ],
    [
      'by a topic whose key CloudWatch cannot read with',
      changed('kms Key', 'eks-alarms-dev', 'kms:Decrypt', 'kms:Encrypt'),
      /kmsMasterKeyId: a key that CloudWatch cannot use \(eks-alarms-dev\) — allow kms:Decrypt/,
    ],
    [
      'by a topic whose key CloudWatch cannot write with',
      changed('kms Key', 'eks-alarms-dev', 'kms:GenerateDataKey*', 'kms:Encrypt'),
      /allow kms:GenerateDataKey/,
    ],
  ])('%s', (_what, objects, message) => {
    expect(alarmProblems(objects, runbook)).toContainEqual(expect.stringMatching(message));
  });
});

test.each([
  ['queue', 'sqs Queue', 'payment-settlements-dlq-dev', /dead-letters-dev: watches what the environment has not/],
  ['table', 'dynamodb Table', 'payment-transactions-dev', /throttles-dev: watches what the environment has not/],
  ['entrance', 'networking.k8s.io Ingress', 'payment', /certificate-dev: watches what the environment has not/],
  ['cluster', 'eks Cluster', 'eks-payment-cluster-dev', /not-synced-dev: watches what the environment has not/],
  ['database', 'rds Cluster', 'ledger-ledger-staging', /capacity-staging: watches what the environment has not/],
  [
    'cache',
    'elasticache ServerlessCache',
    'ledger-sessions-staging',
    /full-staging: watches what the environment has not/,
  ],
  ['vault', 'backup Vault', 'eks-backups-staging', /no-backup-staging: watches what the environment has not/],
])('an alarm that outlives its %s is a problem', (_what, kind, name, message) => {
  const objects = name.endsWith('-staging') ? retained : example;
  expect(alarmProblems(without(kind, name, objects), runbook)).toContainEqual(expect.stringMatching(message));
});

test('an alarm without a heading in the runbook is a problem, and so is one that names none', () => {
  expect(alarmProblems(example, runbook.replace('## quota\n', ''))).toEqual([
    expect.stringMatching(/quota-dev: alarmDescription: docs\/alarms\.md has no such heading \(quota\)/),
  ]);
  expect(alarmProblems(changed(alarm, 'eks-fargate-quota-dev', /What to do: [^}]*?\."/, '"'), runbook)).toEqual([
    expect.stringMatching(/quota-dev: alarmDescription: does not say what to do/),
  ]);
});

test('the call that tells of Crossplane is one by which its provider reads a dashboard', () => {
  const counted = example.flatMap(
    ({ body }) => /"Resource":"(\w+)","Service":"CloudWatch"/.exec(JSON.stringify(body))?.[1] ?? [],
  );
  const read = kinds['cloudwatch Dashboard']?.access.read.flatMap(({ actions }) => actions);
  expect(counted.map((call) => `cloudwatch:${call}`)).toEqual(read);
});

test('a dimension that nobody can compare with what is there is a problem', () => {
  const other = changed(alarm, 'payment-settlements-old-messages-dev', '"QueueName":', '"TopicName":');
  expect(alarmProblems(other, runbook)).toContainEqual(
    expect.stringMatching(/old-messages-dev: watches by a dimension that this check does not know \(TopicName=/),
  );
});

test('an alarm that no dashboard shows is a problem', () => {
  const hidden = changed('cloudwatch Dashboard', 'eks-overview-dev', 'alarm:eks-fargate-quota-dev', 'alarm:other');
  expect(alarmProblems(hidden, runbook)).toEqual([expect.stringMatching(/quota-dev: on no dashboard/)]);
});
