import type { Ask, AwsResource } from './aws-resource';
import { tagged, type WrittenTags } from './tags';

/** What an account has in DynamoDB. */
export async function dynamodbResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { TableNames } = await ask<{ readonly TableNames: readonly string[] }>('dynamodb', 'ListTables');
  return Promise.all(
    TableNames.map(async (TableName) => {
      const { Table } = await ask<{ readonly Table: { readonly TableArn: string; readonly CreationDateTime: string } }>(
        'dynamodb',
        'DescribeTable',
        { TableName },
      );
      const of = { ResourceArn: Table.TableArn };
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('dynamodb', 'ListTagsOfResource', of);
      return tagged('dynamodb Table', `${TableName} of ${Table.CreationDateTime}`, Tags);
    }),
  );
}

/** What an account has in SQS. */
export async function sqsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { QueueUrls = [] } = await ask<{ readonly QueueUrls?: readonly string[] }>('sqs', 'ListQueues');
  return Promise.all(
    QueueUrls.map(async (QueueUrl) => {
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('sqs', 'ListQueueTags', { QueueUrl });
      const { Attributes } = await ask<{ readonly Attributes: { readonly CreatedTimestamp: string } }>(
        'sqs',
        'GetQueueAttributes',
        { QueueUrl, AttributeNames: ['CreatedTimestamp'] },
      );
      return tagged('sqs Queue', `${QueueUrl} of ${Attributes.CreatedTimestamp}`, Tags);
    }),
  );
}

/** What an account has in SNS, which does not tell when a topic was made. */
export async function snsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { Topics } = await ask<{ readonly Topics: readonly { readonly TopicArn: string }[] }>('sns', 'ListTopics');
  return Promise.all(
    Topics.map(async ({ TopicArn }) => {
      const of = { ResourceArn: TopicArn };
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('sns', 'ListTagsForResource', of);
      return tagged('sns Topic', TopicArn, Tags);
    }),
  );
}

/** What an account has in Secrets Manager, but for what waits for its end. */
export async function secretsmanagerResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { SecretList } = await ask<{
    readonly SecretList: readonly {
      readonly ARN: string;
      readonly DeletedDate?: string;
      readonly Tags?: WrittenTags;
    }[];
  }>('secretsmanager', 'ListSecrets');
  return SecretList.filter(({ DeletedDate }) => DeletedDate === undefined).map(({ ARN, Tags }) =>
    tagged('secretsmanager Secret', ARN, Tags),
  );
}

/** What an account has in CloudWatch Logs. */
export async function logsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { logGroups } = await ask<{
    readonly logGroups: readonly { readonly logGroupName: string; readonly creationTime: number }[];
  }>('logs', 'DescribeLogGroups');
  return Promise.all(
    logGroups.map(async ({ logGroupName, creationTime }) => {
      const { tags } = await ask<{ readonly tags?: WrittenTags }>('logs', 'ListTagsLogGroup', { logGroupName });
      return tagged('cloudwatchlogs Group', `${logGroupName} of ${creationTime}`, tags);
    }),
  );
}
