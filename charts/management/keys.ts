import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as kms from '../../imports/kms.aws.m.upbound.io';
import { Aws } from '../aws/aws';
import { policy, type Statement } from '../aws/policy';
import { senderKeyStatements } from '../aws/senders';

/** The environment's customer managed keys: for data, for logs and for alarms, rotated every year. */
export class KeysChart extends Chart {
  public constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id, { namespace: environment.name });
    const aws = new Aws(environment);
    const name = names(environment);

    const account = aws.delegationToIam();
    const keys = [
      {
        use: 'data',
        description: 'Tables, queues, topics, buckets, images and secrets',
        statements: [account, ...senderKeyStatements(environment)],
      },
      { use: 'logs', description: 'Log groups', statements: [account, cloudWatch(aws)] },
      // The topic of alarms has a key of its own, so that CloudWatch can use none that encrypts data.
      { use: 'alarms', description: 'The topic of alarms', statements: [account, alarms(aws, name.alarmsTopic)] },
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

const cloudWatch = (aws: Aws): Statement => ({
  Sid: 'CloudWatchLogsOfThisAccount',
  Effect: 'Allow',
  Principal: { Service: aws.host('logs') },
  Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
  Resource: '*',
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': aws.arn('logs', 'log-group:*') } },
});

const alarms = (aws: Aws, topic: string): Statement => ({
  // Source: CloudWatch user guide, "Notifying users on alarm changes"; SNS developer guide, "Securing SNS data with
  // server-side encryption", for the encryption context.
  Sid: 'AlarmsOfThisEnvironment',
  Effect: 'Allow',
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
  Resource: '*',
  Condition: { StringEquals: { 'kms:EncryptionContext:aws:sns:topicArn': aws.arn('sns', topic) } },
});
