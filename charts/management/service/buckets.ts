import { Construct } from 'constructs';
import { bucketFlows, bucketsOf } from '../../../config/model/message-flows';
import { names } from '../../../config/model/names';
import * as s3 from '../../../imports/s3.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import { Bucket } from '../../aws/bucket';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

/** The S3 buckets of a service. */
export class Buckets extends Construct {
  /** Reads and writes objects of these buckets, and only while they belong to this account. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const buckets = bucketsOf(service.uses).map(([id]) => ({ id, name: names(environment).bucket(service.name, id) }));
    for (const { id, name } of buckets) {
      new Bucket(this, id, { environment, name, service: service.name });
      this.notifications({ environment, service }, id, name);
    }

    const arns = buckets.map(({ name }) => `arn:aws:s3:::${name}`);
    const Condition = { StringEquals: { 'aws:ResourceAccount': environment.account } };
    const bucketActions = ['s3:GetBucketLocation', 's3:ListBucket'];
    const objectActions = ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'];
    this.statements = [
      { Sid: 'Buckets', Effect: 'Allow', Action: bucketActions, Resource: arns, Condition },
      { Sid: 'Objects', Effect: 'Allow', Action: objectActions, Resource: arns.map((a) => `${a}/*`), Condition },
    ];
  }

  /** What the bucket tells queues; S3 takes it once each queue is there and lets the bucket send. */
  private notifications({ environment, service }: OwnedProps, id: string, name: string) {
    const aws = new Aws(environment);
    const flows = bucketFlows(environment.services).filter(
      ({ bucket }) => bucket.service === service.name && bucket.name === id,
    );
    if (flows.length === 0) return;
    new s3.BucketNotification(
      this,
      `${id}-notifications`,
      aws.managed(s3.BucketNotification, {
        name,
        forProvider: {
          bucketRef: { name },
          queue: flows.map(({ queue, notification }, index) => ({
            id: `${queue.service}-${queue.name}-${index}`,
            // A literal, since a reference inside a list would make Argo CD and the provider overwrite each other.
            queueArn: aws.arn('sqs', names(environment).queue(queue.service, queue.name, false)),
            events: [...notification.events].sort(),
            filterPrefix: notification.prefix,
            filterSuffix: notification.suffix,
          })),
        },
      }),
    );
  }
}
