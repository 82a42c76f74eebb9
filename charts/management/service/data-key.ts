import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { Service } from '../../../config/model/service';
import { apisOf } from '../../../config/model/uses';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';

/**
 * Use of the environment's data key, only through the APIs that the service uses. The key's ARN is not known before AWS
 * has made it, so the key is named by its alias.
 */
export function dataKeyStatement(environment: Environment, service: Service): Statement {
  const used = apisOf(service.uses).filter(({ dataKey }) => dataKey);
  const through = ['secretsmanager', ...used.map(({ name }) => name)];
  const aws = new Aws(environment);
  return {
    Sid: 'DataKey',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: aws.arn('kms', 'key/*'),
    Condition: {
      'ForAnyValue:StringEquals': { 'kms:ResourceAliases': names(environment).keyAlias('data') },
      StringEquals: { 'kms:ViaService': through.map((api) => aws.host(api)) },
    },
  };
}
