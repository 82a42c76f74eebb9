import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { exampleLedger } from '../../config/model/uses/example';
import { loadEnvironments } from '../../config/rules/load';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { forProviderOf } from '../../objects/managed-resource';
import { withComposed } from '../composed/composed';
import { policyArnProblems } from '../policies/arns';
import { readPolicies } from '../policies/documents';
import { messageDeliveryProblems } from './deliveries';

const catalogue = { ...exampleServices, ledger: exampleLedger };
const environments = loadEnvironments(exampleEnvironments.slice(0, 1), catalogue, examplePlatform);
const example = withComposed(renderedObjects(units(environments, examplePlatform)));

const changed = (kind: string, name: string, from: string | RegExp, to: string): DistObject[] => {
  const found = example.filter((object) => groupKind(object) === kind && object.name === name);
  expect(found.map(({ body }) => JSON.stringify(body).replace(from, to))).not.toEqual(
    found.map(({ body }) => JSON.stringify(body)),
  );
  return example.map((object) =>
    found.includes(object) ? { ...object, body: JSON.parse(JSON.stringify(object.body).replace(from, to)) } : object,
  );
};

const ofKind = (kind: string) => example.filter((object) => groupKind(object) === kind);

test('what the charts render agrees: four ways from topics, with what each may not deliver, and two from a bucket', async () => {
  const subscriptions = ofKind('sns TopicSubscription').filter(({ name }) => name.startsWith('ledger-'));
  expect(subscriptions.map(({ name }) => name).sort()).toEqual([
    'ledger-audit-dev-from-ledger-booked-dev.fifo',
    'ledger-audit-dev-from-payment-events-dev',
    'ledger-postings-dev.fifo-from-ledger-booked-dev.fifo',
  ]);
  expect(ofKind('s3 BucketNotification').map(({ name }) => name)).toEqual(['ledger-statements-dev-111122223333']);
  expect(await messageDeliveryProblems(example)).toEqual([]);
});

test('what is FIFO is so as a whole: the queue, its dead letters, the topic and what it could not deliver', () => {
  const names = [...ofKind('sqs Queue'), ...ofKind('sns Topic')].flatMap(({ name, body }) => {
    const { fifoQueue, fifoTopic, contentBasedDeduplication } = Object(forProviderOf(body));
    expect(fifoQueue ?? fifoTopic).toBe(name.endsWith('.fifo') ? true : undefined);
    expect(contentBasedDeduplication).toBe(fifoQueue ?? fifoTopic);
    return name.endsWith('.fifo') ? [name] : [];
  });
  expect(names.sort()).toEqual([
    'ledger-audit-undelivered-dev.fifo',
    'ledger-booked-dev.fifo',
    'ledger-postings-dev.fifo',
    'ledger-postings-dlq-dev.fifo',
    'ledger-postings-undelivered-dev.fifo',
  ]);
});

test('a name that ends in .fifo is one of its environment, and what is wrong with it is told', () => {
  const problems = (objects: readonly DistObject[]) => policyArnProblems(readPolicies(objects).policies, objects);
  expect(problems(example)).toEqual([]);
  const named = changed('iam Policy', 'eks-ledger-irsa-policy-dev', 'ledger-postings-dev.fifo', 'ledger-postings.fifo');
  expect(problems(named)).toEqual([expect.stringMatching(/names no resource of dev \(.*ledger-postings.fifo\)/)]);
});

const audit = 'ledger-audit-dev';
const fromPayment = `${audit}-from-payment-events-dev`;

test.each<[string, DistObject[], RegExp]>([
  [
    'a queue whose policy names another topic',
    changed('sqs Queue', audit, 'payment-events-dev', 'payment-others-dev'),
    /TopicSubscription\/ledger-audit-dev-from-payment-events-dev: the policy of ledger-audit-dev does not let .*payment-events-dev send/,
  ],
  [
    'a queue whose policy names its topic of another account',
    changed('sqs Queue', audit, ':sns:us-east-1:111122223333:payment', ':sns:us-east-1:444455556666:payment'),
    /the policy of ledger-audit-dev does not let/,
  ],
  [
    'a queue for what is not delivered without a policy',
    changed('sqs Queue', 'ledger-audit-undelivered-dev', /"policy":"(?:[^"\\]|\\.)*",/, ''),
    /the policy of ledger-audit-undelivered-dev does not let/,
  ],
  [
    'a key that does not know the topic',
    changed('kms Key', 'eks-data-dev', 'payment-events-dev', 'payment-others-dev'),
    /the policy of key eks-data-dev does not let .*payment-events-dev kms:Decrypt/,
  ],
  [
    'a key that does not know the bucket',
    changed('kms Key', 'eks-data-dev', 'ledger-statements-dev', 'ledger-others-dev'),
    /BucketNotification\/.*: the policy of key eks-data-dev does not let .*kms:GenerateDataKey/,
  ],
  [
    'a queue whose key is not there',
    changed('sqs Queue', audit, 'alias/eks-data-dev', 'alias/eks-data-qa'),
    /Queue\/ledger-audit-dev: is encrypted with no key of the environment \(alias\/eks-data-qa\)/,
  ],
  [
    'a queue with the key of AWS, which no topic may use',
    changed('sqs Queue', audit, 'alias/eks-data-dev', 'alias/aws/sqs'),
    /Queue\/ledger-audit-dev: is encrypted with no key of the environment \(alias\/aws\/sqs\)/,
  ],
  [
    'a subscription without a queue',
    changed('sns TopicSubscription', fromPayment, /"endpointRef":\{"name":"[^"]*"\}/, '"endpointRef":{"name":"none"}'),
    /sends to no queue of the environment \(\)/,
  ],
  [
    'a subscription that loses what it cannot deliver',
    changed('sns TopicSubscription', fromPayment, 'ledger-audit-undelivered-dev', 'none'),
    /sends to no queue of the environment \(.*:none\)/,
  ],
  [
    'a bucket that tells a queue which is not there',
    changed('s3 BucketNotification', 'ledger-statements-dev-111122223333', 'ledger-arrivals-dev', 'none'),
    /sends to no queue of the environment/,
  ],
  [
    'a topic that is not FIFO before a queue that is',
    changed('sns Topic', 'ledger-booked-dev.fifo', '"fifoTopic":true,', ''),
    /of ledger-postings-dev.fifo only one is FIFO/,
  ],
  [
    'a queue that lets any topic in',
    changed('sqs Queue', audit, /\\"aws:SourceArn\\": \[[^\]]*\]/, '\\"aws:SourceArn\\": \\"arn:aws:sns:*:*:*\\"'),
    /Queue\/ledger-audit-dev: its policy lets .*payment-events-dev of 000000000000 send/,
  ],
  [
    'a queue that lets any service of AWS in',
    changed('sqs Queue', audit, 'sns.amazonaws.com', 'events.amazonaws.com'),
    /the policy of ledger-audit-dev does not let/,
  ],
  [
    'a queue that lets a bucket of whatever account in',
    changed('sqs Queue', 'ledger-arrivals-dev', /,\\n +\\"StringEquals\\": \{[^}]*\}/, ''),
    /Queue\/ledger-arrivals-dev: its policy lets arn:aws:s3:::ledger-statements-dev-111122223333 of 000000000000 send/,
  ],
  [
    'a queue that lets in a topic to which it does not subscribe',
    example.filter(({ name }) => name !== fromPayment),
    /Queue\/ledger-audit-dev: its policy lets .*payment-events-dev of 111122223333 send, which Git does not tell to/,
  ],
])('%s is a problem', async (_what, objects, message) => {
  expect(await messageDeliveryProblems(objects)).toContainEqual(expect.stringMatching(message));
});
