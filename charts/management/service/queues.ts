import { Construct } from 'constructs';
import { flowsInto, queuesOf, type TopicFlow } from '../../../config/model/message-flows';
import type { Queue } from '../../../config/model/messages/queue';
import { names } from '../../../config/model/names';
import * as sns from '../../../imports/sns.aws.m.upbound.io';
import * as sqs from '../../../imports/sqs.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { policy, type Statement, tlsOnly } from '../../aws/policy';
import { bucketSenders, topicSenders } from '../../aws/senders';
import type { OwnedProps } from './owned';

const days = 24 * 60 * 60;

/**
 * Order and once are per group of messages, and so is the throughput. Source: SQS developer guide, "High throughput for FIFO
 * queues".
 */
const fifo = {
  fifoQueue: true,
  contentBasedDeduplication: true,
  deduplicationScope: 'messageGroup',
  fifoThroughputLimit: 'perMessageGroupId',
} as const;

/** The SQS queues of a service, each with a dead-letter queue that keeps for two weeks what failed, and what they subscribe to. */
export class Queues extends Construct {
  /** Sends to and receives from these queues. */
  public readonly statements: readonly Statement[];
  private readonly aws: Aws;
  private readonly name: ReturnType<typeof names>;

  public constructor(
    scope: Construct,
    id: string,
    private readonly owned: OwnedProps,
  ) {
    super(scope, id);
    const { environment, service } = owned;
    this.aws = new Aws(environment);
    this.name = names(environment);

    for (const [id, queue] of queuesOf(service.uses)) {
      this.withDeadLetters(id, queue);
      this.subscriptions(id);
    }
    const arns = queuesOf(service.uses).map(([id, { fifo: isFifo }]) =>
      this.arn(this.name.queue(service.name, id, isFifo)),
    );
    this.statements = [{ Sid: 'Queues', Effect: 'Allow', Action: actions, Resource: arns }];
  }

  private withDeadLetters(id: string, { fifo: isFifo, maxReceives, retentionDays, visibilityTimeoutSeconds }: Queue) {
    const { environment, service } = this.owned;
    const source = this.name.queue(service.name, id, isFifo);
    const deadLetters = this.name.deadLetterQueue(service.name, id, isFifo);
    const own = { service: service.name, name: id };
    const senders = [...topicSenders(environment, own), ...bucketSenders(environment, own)];
    this.queue(`${id}-dlq`, deadLetters, isFifo, {
      messageRetentionSeconds: 14 * days,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [this.arn(source)] }),
    });
    this.queue(
      id,
      source,
      isFifo,
      {
        messageRetentionSeconds: retentionDays * days,
        visibilityTimeoutSeconds,
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: this.arn(deadLetters), maxReceiveCount: maxReceives }),
      },
      senders,
    );
  }

  /** With a queue for what a topic could not deliver; AWS wants one that is FIFO as the topic is. */
  private subscriptions(id: string) {
    const { environment, service } = this.owned;
    const flows = flowsInto(environment.services, { service: service.name, name: id });
    for (const isFifo of new Set(flows.map(({ topic }) => topic.isFifo))) {
      const undelivered = this.name.undeliveredQueue(service.name, id, isFifo);
      this.queue(
        `${id}-undelivered${isFifo ? '-fifo' : ''}`,
        undelivered,
        isFifo,
        {
          messageRetentionSeconds: 14 * days,
        },
        topicSenders(environment, { service: service.name, name: id }, isFifo),
      );
    }
    for (const flow of flows) this.subscription(flow);
  }

  private subscription({ topic, queue, subscription }: TopicFlow) {
    const { filter, filterOn, raw } = subscription;
    const topicName = this.name.topic(topic.service, topic.name, topic.isFifo);
    const queueName = this.name.queue(queue.service, queue.name, queue.isFifo);
    const undelivered = this.name.undeliveredQueue(queue.service, queue.name, topic.isFifo);
    new sns.TopicSubscription(
      this,
      `${queue.name}-from-${topic.service}-${topic.name}`,
      this.aws.managed(sns.TopicSubscription, {
        name: this.name.subscription(queueName, topicName),
        service: queue.service,
        forProvider: {
          topicArnRef: { name: topicName },
          protocol: 'sqs',
          endpointRef: { name: queueName },
          rawMessageDelivery: raw || undefined,
          filterPolicy: filter === undefined ? undefined : JSON.stringify(filter, null, 2),
          filterPolicyScope: filter === undefined ? undefined : filterScopes[filterOn],
          redrivePolicy: JSON.stringify({ deadLetterTargetArn: this.arn(undelivered) }),
        },
      }),
    );
  }

  private queue(
    id: string,
    name: string,
    isFifo: boolean,
    forProvider: Omit<sqs.QueueSpecForProvider, 'region' | 'tags'>,
    senders: readonly Statement[] = [],
  ) {
    const own = {
      name,
      kmsMasterKeyId: this.name.keyAlias('data'),
      // Without a policy of ours, the provider keeps the last one, and with it who was let in then.
      policy: policy(tlsOnly('sqs:*', this.arn(name)), ...senders),
    };
    new sqs.Queue(
      this,
      id,
      this.aws.managed(sqs.Queue, {
        name,
        service: this.owned.service.name,
        forProvider: { ...forProvider, ...(isFifo && fifo), ...own },
      }),
    );
  }

  private arn(queue: string): string {
    return this.aws.arn('sqs', queue);
  }
}

/** What SNS calls what a filter is about. */
const filterScopes = { attributes: 'MessageAttributes', body: 'MessageBody' } as const;

const actions = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
];
