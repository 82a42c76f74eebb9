import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import type { Table } from '../../../config/model/table';
import * as dynamodb from '../../../imports/dynamodb.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';
import type { OwnedProps } from './owned';

type Keys = Pick<Table, 'partitionKey' | 'sortKey'>;

/** The DynamoDB tables of a service: on demand, with point-in-time recovery, encrypted with the data key. */
export class Tables extends Construct {
  /** Reads and writes items of these tables and their indexes by key; never scans. */
  public readonly statements: readonly Statement[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const { table: tableName, key } = names(environment);
    const arns: string[] = [];

    for (const [id, table] of Object.entries(service.uses.tables)) {
      const name = tableName(service.name, id);
      const arn = aws.arn('dynamodb', `table/${name}`);
      arns.push(arn, ...Object.keys(table.indexes).map((index) => `${arn}/index/${index}`));
      new dynamodb.Table(
        this,
        id,
        aws.managed(dynamodb.Table, {
          name,
          service: service.name,
          forProvider: {
            ...schema(table),
            billingMode: 'PAY_PER_REQUEST',
            deletionProtectionEnabled: environment.protection.deletionProtection,
            pointInTimeRecovery: { enabled: true },
            serverSideEncryption: { enabled: true, kmsKeyArnRef: { name: key('data') } },
          },
        }),
      );
    }
    this.statements = [{ Sid: 'Tables', Effect: 'Allow', Action: actions, Resource: arns }];
  }
}

const actions = [
  'dynamodb:BatchGetItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:DescribeTable',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

function schema(table: Table) {
  const indexes = Object.entries(table.indexes);
  const attributes = [table, ...Object.values(table.indexes)].flatMap(({ partitionKey, sortKey }) =>
    sortKey === undefined ? [partitionKey] : [partitionKey, sortKey],
  );
  return {
    ...keyFields(table),
    // DynamoDB requires each key attribute to be declared once, and no other attribute.
    attribute: [...new Map(attributes.map(({ name, type }) => [name, { name, type }])).values()],
    globalSecondaryIndex:
      indexes.length > 0
        ? indexes.map(([name, keys]) => ({ name, ...keyFields(keys), projectionType: 'ALL' }))
        : undefined,
    ttl: table.expiresAt === undefined ? undefined : { enabled: table.expires, attributeName: table.expiresAt },
  };
}

function keyFields({ partitionKey, sortKey }: Keys) {
  return { hashKey: partitionKey.name, rangeKey: sortKey?.name };
}
