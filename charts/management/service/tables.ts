import { Construct } from 'constructs';
import { names } from '../../../config/model/names';
import { streamActions } from '../../../config/model/uses';
import { keySchemas, type Table } from '../../../config/model/uses/table';
import * as dynamodb from '../../../imports/dynamodb.aws.m.upbound.io';
import { Aws } from '../../aws/aws';
import type { Statement } from '../../aws/policy';
import type { Host } from './hosts';
import type { OwnedProps } from './owned';

type Keys = Pick<Table, 'partitionKey' | 'sortKey'>;

/** The DynamoDB tables of a service: on demand, with point-in-time recovery, encrypted with the data key. */
export class Tables extends Construct {
  /** Reads and writes items of these tables and their indexes by key; scans and reads streams where that is declared. */
  public readonly statements: readonly Statement[];

  /** The endpoint of their streams, where one is read. */
  public readonly hosts: readonly Host[];

  public constructor(scope: Construct, id: string, { environment, service }: OwnedProps) {
    super(scope, id);
    const aws = new Aws(environment);
    const { table: tableName, key } = names(environment);
    const arns: Record<'items' | 'scanned' | 'streams', string[]> = { items: [], scanned: [], streams: [] };

    for (const [id, table] of Object.entries(service.uses.tables)) {
      const name = tableName(service.name, id);
      const arn = aws.arn('dynamodb', `table/${name}`);
      const indexes = Object.keys({ ...table.indexes, ...table.localIndexes });
      const items = [arn, ...indexes.map((index) => `${arn}/index/${index}`)];
      arns.items.push(...items);
      if (table.scan) arns.scanned.push(...items);
      // AWS names a stream by the time at which it began.
      if (table.stream !== undefined) arns.streams.push(`${arn}/stream/*`);
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
    this.hosts = arns.streams.length > 0 ? [streamsHost(names(environment).endpoint('dynamodb-streams'))] : [];
    const granted: Statement[] = [
      { Sid: 'Tables', Effect: 'Allow', Action: actions, Resource: arns.items },
      { Sid: 'WholeTables', Effect: 'Allow', Action: 'dynamodb:Scan', Resource: arns.scanned },
      { Sid: 'Streams', Effect: 'Allow', Action: streamActions, Resource: arns.streams },
    ];
    this.statements = granted.filter(({ Resource = [] }) => Resource.length > 0);
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

/** AWS answers with the endpoint's regional name first. Source: EC2 API reference, "VpcEndpoint", `DnsEntries`. */
function streamsHost(name: string): Host {
  return {
    key: 'dynamodb-streams',
    of: { apiVersion: 'ec2.aws.m.upbound.io/v1beta1', kind: 'VPCEndpoint', name },
    fieldPath: 'status.atProvider.dnsEntry[0].dnsName',
  };
}

function schema(table: Table) {
  const indexes = Object.entries(table.indexes);
  const localIndexes = Object.entries(table.localIndexes);
  const attributes = keySchemas(table).flatMap(({ keys: { partitionKey, sortKey } }) =>
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
    localSecondaryIndex:
      localIndexes.length > 0
        ? localIndexes.map(([name, { sortKey }]) => ({ name, rangeKey: sortKey.name, projectionType: 'ALL' }))
        : undefined,
    ...(table.stream !== undefined && {
      streamEnabled: true,
      streamViewType: table.stream.replaceAll('-', '_').toUpperCase(),
    }),
    ttl: table.expiresAt === undefined ? undefined : { enabled: table.expires, attributeName: table.expiresAt },
  };
}

function keyFields({ partitionKey, sortKey }: Keys) {
  return { hashKey: partitionKey.name, rangeKey: sortKey?.name };
}
