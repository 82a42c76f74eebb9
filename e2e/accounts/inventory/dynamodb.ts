import type { JsonObject } from '../../../objects/json';
import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Table {
  readonly TableName: string;
  readonly TableArn: string;
  readonly CreationDateTime: string;
  readonly GlobalSecondaryIndexes?: readonly object[];
}

/** What an account has in DynamoDB. */
export async function dynamodbResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { TableNames } = await ask<{ readonly TableNames: readonly string[] }>('dynamodb', 'ListTables');
  return Promise.all(
    TableNames.map(async (TableName) => {
      const { Table } = await ask<{ readonly Table: Table }>('dynamodb', 'DescribeTable', { TableName });
      const of = { ResourceArn: Table.TableArn };
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('dynamodb', 'ListTagsOfResource', of);
      const identity = `${TableName} of ${Table.CreationDateTime}`;
      return { ...tagged('dynamodb Table', identity, Tags, TableName), content: await tableContent(ask, Table) };
    }),
  );
}

async function tableContent(ask: Ask, table: Table): Promise<JsonObject> {
  const { TableName, GlobalSecondaryIndexes = [] } = table;
  const { ContinuousBackupsDescription: backups } = await ask<{
    readonly ContinuousBackupsDescription: { readonly PointInTimeRecoveryDescription: object };
  }>('dynamodb', 'DescribeContinuousBackups', { TableName });
  const expiry = await ask<{ readonly TimeToLiveDescription: object }>('dynamodb', 'DescribeTimeToLive', { TableName });
  return {
    ...contentOf(table, ['AttributeDefinitions', 'KeySchema', 'DeletionProtectionEnabled', 'SSEDescription']),
    indexes: GlobalSecondaryIndexes.map((index) => contentOf(index, ['IndexName', 'KeySchema', 'Projection'])),
    // Not the times between which the table can be restored.
    ...contentOf(backups.PointInTimeRecoveryDescription, ['PointInTimeRecoveryStatus', 'RecoveryPeriodInDays']),
    ...contentOf(expiry, ['TimeToLiveDescription']),
  };
}
