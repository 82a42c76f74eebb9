import type { Environment } from '../../config/model/environment';
import { bucketFlows, flowsInto, type Owned, type TopicFlow, topicFlows } from '../../config/model/message-flows';
import { names } from '../../config/model/names';
import { Aws } from './aws';
import type { Statement } from './policy';

/** What a sender does with the key of an encrypted queue. Source: SQS developer guide, "Configure KMS permissions for AWS services". */
const keyActions = ['kms:Decrypt', 'kms:GenerateDataKey'];

const isOf = (own: Owned) => (other: Owned) => other.service === own.service && other.name === own.name;

/**
 * Lets the topics to which a queue subscribes send to it, or to the queue for what they cannot deliver, which is FIFO as
 * they are. SNS says no account but in the ARN of the topic (SNS developer guide, "Subscribing an Amazon SQS queue").
 */
export function topicSenders(environment: Environment, own: Owned, undelivered?: boolean): Statement[] {
  const name = names(environment);
  const flows = flowsInto(environment.services, own).filter(
    ({ topic }) => undelivered === undefined || topic.isFifo === undelivered,
  );
  const [first] = flows;
  if (first === undefined) return [];
  const make = undelivered === undefined ? name.queue : name.undeliveredQueue;
  return [
    {
      Sid: 'Topics',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: new Aws(environment).arn('sqs', make(own.service, own.name, undelivered ?? first.queue.isFifo)),
      Condition: { ArnEquals: { 'aws:SourceArn': topicArns(environment, flows) } },
    },
  ];
}

/** Lets the buckets that tell a queue send to it. Source: S3 user guide, "Granting permissions to publish event notification messages". */
export function bucketSenders(environment: Environment, own: Owned): Statement[] {
  const buckets = bucketArns(environment, (queue) => isOf(own)(queue));
  if (buckets.length === 0) return [];
  return [
    {
      Sid: 'Buckets',
      Effect: 'Allow',
      Principal: { Service: 's3.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: new Aws(environment).arn('sqs', names(environment).queue(own.service, own.name, false)),
      Condition: fromBuckets(environment, buckets),
    },
  ];
}

/** Lets topics and buckets that send to queues use the key with which the queues are encrypted. */
export function senderKeyStatements(environment: Environment): Statement[] {
  const topics = topicArns(environment, topicFlows(environment.services));
  const buckets = bucketArns(environment, () => true);
  const statement = (Sid: string, Service: string, Condition: Statement['Condition']): Statement => {
    return { Sid, Effect: 'Allow', Principal: { Service }, Action: keyActions, Resource: '*', Condition };
  };
  return [
    ...(topics.length === 0
      ? []
      : [statement('TopicsIntoQueues', 'sns.amazonaws.com', { ArnEquals: { 'aws:SourceArn': topics } })]),
    ...(buckets.length === 0
      ? []
      : [statement('BucketsIntoQueues', 's3.amazonaws.com', fromBuckets(environment, buckets))]),
  ];
}

/** The ARN of a bucket names no account, so that whoever has its name after us would send too (the confused deputy problem). */
const fromBuckets = ({ account }: Environment, buckets: readonly string[]): Statement['Condition'] => ({
  ArnEquals: { 'aws:SourceArn': buckets },
  StringEquals: { 'aws:SourceAccount': account },
});

function topicArns(environment: Environment, flows: readonly TopicFlow[]): string[] {
  const name = names(environment);
  const arns = flows.map(({ topic }) =>
    new Aws(environment).arn('sns', name.topic(topic.service, topic.name, topic.isFifo)),
  );
  return [...new Set(arns)].sort();
}

function bucketArns(environment: Environment, tells: (queue: Owned) => boolean): string[] {
  const arns = bucketFlows(environment.services)
    .filter(({ queue }) => tells(queue))
    .map(({ bucket }) => `arn:aws:s3:::${names(environment).bucket(bucket.service, bucket.name)}`);
  return [...new Set(arns)].sort();
}
