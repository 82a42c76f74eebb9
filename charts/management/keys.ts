import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as kms from '../../imports/kms.aws.m.upbound.io';
import { Aws } from '../aws/aws';
import { policy, type Statement } from '../aws/policy';

/** The environment's customer managed keys: one for data, one for logs, both rotated every year. */
export class KeysChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);

    const account = aws.delegationToIam();
    const cloudWatch: Statement = {
      Sid: 'CloudWatchLogsOfThisAccount',
      Effect: 'Allow',
      Principal: { Service: aws.host('logs') },
      Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      Resource: '*',
      Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': aws.arn('logs', 'log-group:*') } },
    };
    const keys = [
      { use: 'data', description: 'Tables, queues, topics, buckets, images and secrets', statements: [account] },
      { use: 'logs', description: 'Log groups', statements: [account, cloudWatch] },
    ] as const;

    for (const { use, description, statements } of keys) {
      new kms.Key(
        this,
        `${use}-key`,
        aws.managed(kms.Key, {
          name: name.key(use),
          forProvider: {
            description: `${description} of ${environment.name}`,
            enableKeyRotation: true,
            deletionWindowInDays: environment.protection.keyDeletionDays,
            policy: policy(...statements),
          },
        }),
      );
      new kms.Alias(
        this,
        `${use}-alias`,
        aws.managed(kms.Alias, {
          name: name.key(use),
          forProvider: { targetKeyIdRef: { name: name.key(use) } },
        }),
      );
    }
  }
}
