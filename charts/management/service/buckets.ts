import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import { Bucket } from '../../aws/bucket';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

/** The S3 buckets of a service. */
export class Buckets extends Construct {
  /** Reads and writes objects of these buckets, and only while they belong to this account. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const buckets = service.uses.buckets.map((id) => ({ id, name: names(environment).bucket(service.name, id) }));
    for (const { id, name } of buckets) new Bucket(this, id, { environment, name, service: service.name });

    const arns = buckets.map(({ name }) => `arn:aws:s3:::${name}`);
    const Condition = { StringEquals: { 'aws:ResourceAccount': environment.account } };
    const bucketActions = ['s3:GetBucketLocation', 's3:ListBucket'];
    const objectActions = ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'];
    this.statements = [
      { Sid: 'Buckets', Effect: 'Allow', Action: bucketActions, Resource: arns, Condition },
      { Sid: 'Objects', Effect: 'Allow', Action: objectActions, Resource: arns.map((a) => `${a}/*`), Condition },
    ];
  }
}
