import type { Ask, AwsResource } from './aws-resource';
import { describedResources, type Listing } from './described';

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
export function rdsResources(ask: Ask): Promise<readonly AwsResource[]> {
  return describedResources(ask, 'rds', listings);
}
