/** What AWS bills one of. */
export type Item =
  | 'alarm'
  | 'alarm of a query'
  | 'api request of secrets'
  | 'athena scan'
  | 'aurora capacity'
  | 'aurora io'
  | 'aurora storage'
  | 'backup storage'
  | 'cache data'
  | 'cache requests'
  | 'dashboard'
  | 'dynamodb backup'
  | 'dynamodb read'
  | 'dynamodb storage'
  | 'dynamodb write'
  | 'ecr storage'
  | 'eks cluster'
  | 'eks extended support'
  | 'endpoint data'
  | 'fargate cpu'
  | 'fargate memory'
  | 'interface endpoint'
  | 'kms key'
  | 'kms request'
  | 'load balancer'
  | 'load balancer capacity'
  | 'log ingestion'
  | 'log storage'
  | 'nat data'
  | 'nat gateway'
  | 'peering data'
  | 'public address'
  | 's3 storage'
  | 'secret'
  | 'sns publish'
  | 'sqs request'
  | 'transit gateway attachment'
  | 'transit gateway data'
  | 'waf request'
  | 'waf rule'
  | 'waf web acl';

/** What one unit of an item is. */
export const units: Readonly<Record<Item, string>> = {
  alarm: 'metric that an alarm watches, a month',
  'alarm of a query': 'metric that the query of an alarm reads, a month',
  'api request of secrets': '10,000 calls',
  'athena scan': 'TB scanned',
  'aurora capacity': 'ACU-hour',
  'aurora io': 'million requests of storage',
  'aurora storage': 'GB-month of databases',
  'backup storage': 'GB-month of backups in vaults, the first copy of each whole',
  'cache data': 'GB-hour of data in caches, 0.1 GB of each at least',
  'cache requests': 'million ECPU of caches',
  dashboard: 'dashboard-month',
  'dynamodb backup': 'GB-month of point-in-time recovery',
  'dynamodb read': 'million read request units',
  'dynamodb storage': 'GB-month',
  'dynamodb write': 'million write request units',
  'ecr storage': 'GB-month of images',
  'eks cluster': 'cluster-hour',
  'eks extended support': 'cluster-hour, on top, once standard support has ended',
  'endpoint data': 'GB through interface endpoints',
  'fargate cpu': 'vCPU-hour',
  'fargate memory': 'GB-hour',
  'interface endpoint': 'hour in each zone',
  'kms key': 'key-month, and as much again for each of the first two rotations',
  'kms request': '10,000 requests',
  'load balancer': 'load-balancer-hour',
  'load balancer capacity': 'LCU-hour',
  'log ingestion': 'GB of logs',
  'log storage': 'GB-month of logs',
  'nat data': 'GB through NAT gateways',
  'nat gateway': 'gateway-hour',
  'peering data': 'GB through peerings, each way, from one zone or region to another',
  'public address': 'address-hour',
  's3 storage': 'GB-month',
  secret: 'secret-month',
  'sns publish': 'million publishes',
  'sqs request': 'million requests',
  'transit gateway attachment': 'attachment-hour',
  'transit gateway data': 'GB that the VPC sends to the transit gateway',
  'waf request': 'million requests inspected',
  'waf rule': 'rule-month',
  'waf web acl': 'web-ACL-month',
};
