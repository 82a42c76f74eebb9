import type { Environment } from '../../config/environment';
import type { Service } from '../../config/service';
import { Aws } from '../aws';
import { names } from '../names';
import type { Statement } from '../policy';

/**
 * Use of the environment's data key, only through the AWS services that the service uses. The key's ARN is not known
 * before AWS has made it, so the key is named by its alias.
 */
export function dataKeyStatement(environment: Environment, { uses }: Service): Statement {
  const through = [
    'secretsmanager',
    ...(Object.keys(uses.tables).length > 0 ? ['dynamodb'] : []),
    ...(uses.queues.length > 0 ? ['sqs'] : []),
    ...(uses.topics.length > 0 ? ['sns'] : []),
    ...(uses.buckets.length > 0 ? ['s3'] : []),
    ...(uses.workgroups.length > 0 ? ['athena', 'glue'] : []),
  ];
  return {
    Sid: 'DataKey',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: new Aws(environment).arn('kms', 'key/*'),
    Condition: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': names(environment).keyAlias('data') },
      StringEquals: { 'kms:ViaService': through.map((service) => `${service}.${environment.region}.amazonaws.com`) },
    },
  };
}
