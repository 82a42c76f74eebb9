import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** How RDS lists a kind. */
interface Listing {
  readonly kind: string;
  readonly operation: string;
  /** The field of the answer that has them. */
  readonly list: string;
  readonly name: string;
  readonly arn: string;
  /** What tells one from another of the same name, where RDS says it. */
  readonly made?: string;
  readonly content: readonly string[];
}

const listings: readonly Listing[] = [
  {
    kind: 'rds Cluster',
    operation: 'DescribeDBClusters',
    list: 'DBClusters',
    name: 'DBClusterIdentifier',
    arn: 'DBClusterArn',
    made: 'ClusterCreateTime',
    content: [
      'Engine',
      'EngineVersion',
      'BackupRetentionPeriod',
      'DeletionProtection',
      'ServerlessV2ScalingConfiguration',
    ],
  },
  {
    kind: 'rds ClusterInstance',
    operation: 'DescribeDBInstances',
    list: 'DBInstances',
    name: 'DBInstanceIdentifier',
    arn: 'DBInstanceArn',
    made: 'InstanceCreateTime',
    content: ['DBInstanceClass', 'PubliclyAccessible'],
  },
  {
    kind: 'rds ClusterParameterGroup',
    operation: 'DescribeDBClusterParameterGroups',
    list: 'DBClusterParameterGroups',
    name: 'DBClusterParameterGroupName',
    arn: 'DBClusterParameterGroupArn',
    content: ['DBParameterGroupFamily', 'Description'],
  },
  {
    kind: 'rds SubnetGroup',
    operation: 'DescribeDBSubnetGroups',
    list: 'DBSubnetGroups',
    name: 'DBSubnetGroupName',
    arn: 'DBSubnetGroupArn',
    content: ['DBSubnetGroupDescription', 'VpcId'],
  },
];

/** What an account has in RDS, but for what comes with every account. */
export async function rdsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const found = await Promise.all(listings.map((listing) => resourcesOf(ask, listing)));
  return found.flat();
}

async function resourcesOf(ask: Ask, listing: Listing): Promise<AwsResource[]> {
  const { arn, content, kind, list, made = '', name, operation } = listing;
  const answer = await ask<Readonly<Record<string, readonly Readonly<Record<string, string>>[] | undefined>>>(
    'rds',
    operation,
  );
  const own = (answer[list] ?? []).filter((one) => !/^default/.test(one[name] ?? ''));
  return Promise.all(
    own.map(async (one) => {
      const of = { ResourceName: one[arn] ?? '' };
      const { TagList } = await ask<{ readonly TagList?: WrittenTags }>('rds', 'ListTagsForResource', of);
      const identity = `${one[arn]} ${one[made] ?? ''}`.trim();
      return { ...tagged(kind, identity, TagList, one[name]), content: contentOf(one, content) };
    }),
  );
}
