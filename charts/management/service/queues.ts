import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import * as sqs from '../../../imports/sqs.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

const days = 24 * 60 * 60;

/** The SQS queues of a service, each with a dead-letter queue that keeps what failed five times for two weeks. */
export class Queues extends Construct {
  /** Sends to and receives from these queues. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);
    const arn = (queue: string) => aws.arn('sqs', queue);
    const queue = (id: string, queueName: string, forProvider: Omit<sqs.QueueSpecForProvider, 'region' | 'tags'>) =>
      new sqs.Queue(
        this,
        id,
        aws.managed(sqs.Queue, {
          name: queueName,
          service: service.name,
          forProvider: { ...forProvider, name: queueName, kmsMasterKeyId: name.keyAlias('data') },
        }),
      );

    for (const id of service.uses.queues) {
      const source = name.queue(service.name, id);
      const deadLetters = name.deadLetterQueue(service.name, id);
      queue(`${id}-dlq`, deadLetters, {
        messageRetentionSeconds: 14 * days,
        redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [arn(source)] }),
      });
      queue(id, source, {
        messageRetentionSeconds: 4 * days,
        redrivePolicy: JSON.stringify({ deadLetterTargetArn: arn(deadLetters), maxReceiveCount: 5 }),
      });
    }
    const arns = service.uses.queues.map((id) => arn(name.queue(service.name, id)));
    this.statements = [{ Sid: 'Queues', Effect: 'Allow', Action: actions, Resource: arns }];
  }
}

const actions = [
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
  'sqs:SendMessage',
];
