import type { Ask, AwsResource } from './aws-resource';
import { describedResources, type Listing } from './described';

const listings: readonly Listing[] = [
  {
    kind: 'elasticache ServerlessCache',
    operation: 'DescribeServerlessCaches',
    list: 'ServerlessCaches',
    name: 'ServerlessCacheName',
    arn: 'ARN',
    made: 'CreateTime',
    content: ['Engine', 'MajorEngineVersion', 'CacheUsageLimits', 'SnapshotRetentionLimit', 'UserGroupId'],
  },
  {
    kind: 'elasticache User',
    operation: 'DescribeUsers',
    list: 'Users',
    name: 'UserId',
    arn: 'ARN',
    content: ['UserName', 'Engine', 'AccessString', 'Authentication'],
  },
  {
    kind: 'elasticache UserGroup',
    operation: 'DescribeUserGroups',
    list: 'UserGroups',
    name: 'UserGroupId',
    arn: 'ARN',
    content: ['Engine', 'UserIds'],
  },
];

/** What an account has in ElastiCache, but for what comes with every account. */
export function elasticacheResources(ask: Ask): Promise<readonly AwsResource[]> {
  return describedResources(ask, 'elasticache', listings);
}
