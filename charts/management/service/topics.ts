import { Construct } from 'constructs';
import { topicsOf } from '../../../config/model/message-flows';
import { names } from '../../../config/model/names';
import * as sns from '../../../imports/sns.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { policy, type Statement, tlsOnly } from '../../aws/policy';
import type { OwnedProps } from './owned';

/** The SNS topics of a service, encrypted with the data key. */
export class Topics extends Construct {
  /** Publishes to these topics. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const name = names(environment);

    const topics = topicsOf(service.uses).map(([id, { fifo: isFifo }]) => {
      return { id, isFifo, topic: name.topic(service.name, id, isFifo) };
    });
    for (const { id, isFifo, topic } of topics) {
      new sns.Topic(
        this,
        id,
        aws.managed(sns.Topic, {
          name: topic,
          service: service.name,
          forProvider: {
            ...(isFifo && fifo),
            kmsMasterKeyId: name.keyAlias('data'),
            // Without a policy of ours there is AWS's own, which admits the account as a whole.
            policy: policy(tlsOnly('sns:Publish', aws.arn('sns', topic))),
          },
        }),
      );
    }
    const arns = topics.map(({ topic }) => aws.arn('sns', topic));
    this.statements = [{ Sid: 'Topics', Effect: 'Allow', Action: ['sns:Publish'], Resource: arns }];
  }
}

/** Source: SNS developer guide, "High throughput for FIFO topics". */
const fifo = { fifoTopic: true, contentBasedDeduplication: true, fifoThroughputScope: 'MessageGroup' } as const;
