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
      return tagged('dynamodb Table', `${TableName} of ${Table.CreationDateTime}`, Tags, TableName);
    }),
  );
}
