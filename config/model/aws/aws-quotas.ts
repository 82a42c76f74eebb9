/** How much of something an account may have at first. */
export interface AwsQuota {
  readonly limit: number;
  /** What is counted, and in what. */
  readonly what: string;
  /** Whether AWS raises it for who asks. */
  readonly isRaised: boolean;
  readonly source: string;
}

const best = 'Amazon EKS best practices guide, "Known Limits and Service Quotas"';
const eks = 'Amazon EKS user guide, "Service quotas"';
const vpc = 'Amazon VPC user guide, "Amazon VPC quotas"';
const iam = 'IAM user guide, "IAM and AWS STS quotas"';

/** Quotas that what this platform makes counts against. */
export const awsQuotas = {
  fargateCpu: {
    limit: 6,
    what: 'vCPUs of Fargate pods in an account and region',
    isRaised: true,
    source: 'AWS Fargate service quotas, "Fargate On-Demand vCPU resource count"',
  },
  inboundRules: { limit: 60, what: 'inbound rules in a security group', isRaised: true, source: vpc },
  outboundRules: { limit: 60, what: 'outbound rules in a security group', isRaised: true, source: vpc },
  securityGroups: { limit: 2500, what: 'security groups in an account and region', isRaised: true, source: vpc },
  groupsPerInterface: {
    limit: 5,
    what: 'security groups on the network interface of a Fargate pod',
    isRaised: false,
    source: 'Amazon EKS best practices guide, "Security groups per pod"',
  },
  interfaceEndpoints: { limit: 50, what: 'interface endpoints in a VPC', isRaised: true, source: vpc },
  gatewayEndpoints: { limit: 20, what: 'gateway endpoints in an account and region', isRaised: true, source: vpc },
  transitGateways: {
    limit: 5,
    what: 'transit gateways that a VPC is attached to',
    isRaised: false,
    source: 'AWS Transit Gateway guide, "Quotas for AWS Transit Gateway"',
  },
  peerings: { limit: 50, what: 'active peerings of a VPC', isRaised: true, source: vpc },
  elasticIps: { limit: 5, what: 'Elastic IP addresses in an account and region', isRaised: true, source: vpc },
  vpcs: { limit: 5, what: 'VPCs in an account and region', isRaised: true, source: best },
  clusters: { limit: 100, what: 'clusters in an account and region', isRaised: true, source: eks },
  profiles: { limit: 10, what: 'Fargate profiles in a cluster', isRaised: true, source: eks },
  selectors: {
    limit: 5,
    what: 'pod selectors in a Fargate profile',
    isRaised: true,
    source: 'Amazon EKS user guide, "AWS Fargate profile"',
  },
  publicAccessRanges: {
    limit: 40,
    what: 'ranges that reach the API endpoint of a cluster over the internet',
    isRaised: false,
    source: eks,
  },
  loadBalancers: { limit: 50, what: 'load balancers in an account and region', isRaised: true, source: best },
  webAcls: {
    limit: 100,
    what: 'web ACLs in an account and region',
    isRaised: true,
    source: 'AWS WAF developer guide, "AWS WAF quotas"',
  },
  roles: { limit: 1000, what: 'roles in an account', isRaised: true, source: best },
  identityProviders: { limit: 100, what: 'OpenID Connect providers in an account', isRaised: true, source: best },
  policies: { limit: 1500, what: 'customer managed policies in an account', isRaised: true, source: iam },
  policiesPerRole: { limit: 10, what: 'managed policies of a role', isRaised: true, source: iam },
  repositories: { limit: 100_000, what: 'image repositories in an account and region', isRaised: true, source: best },
  secrets: { limit: 500_000, what: 'secrets in an account and region', isRaised: false, source: best },
  keys: {
    limit: 100_000,
    what: 'KMS keys in an account and region',
    isRaised: true,
    source: 'KMS developer guide, "Resource quotas"',
  },
  queryAlarms: {
    limit: 200,
    what: 'alarms of Metrics Insights queries in an account and region',
    isRaised: true,
    source: 'CloudWatch user guide, "CloudWatch service quotas"',
  },
  caches: {
    limit: 40,
    what: 'serverless caches in an account and region',
    isRaised: true,
    source: 'AWS general reference, "Amazon ElastiCache endpoints and quotas"',
  },
  databases: {
    limit: 40,
    what: 'clusters of databases in an account and region',
    isRaised: true,
    source: 'Aurora user guide, "Quotas and constraints for Amazon Aurora"',
  },
  databaseInstances: {
    limit: 40,
    what: 'instances of databases in an account and region',
    isRaised: true,
    source: 'Aurora user guide, "Quotas and constraints for Amazon Aurora"',
  },
  tables: {
    limit: 2500,
    what: 'tables in an account and region',
    isRaised: true,
    source: 'DynamoDB developer guide, "Service, account, and table quotas"',
  },
  buckets: { limit: 10_000, what: 'buckets in an account', isRaised: true, source: 'S3 user guide, "Bucket quotas"' },
} as const satisfies Readonly<Record<string, AwsQuota>>;

/** Addresses of a subnet that AWS keeps for itself. Source: Amazon VPC user guide, "Subnet CIDR blocks". */
export const keptAddresses = 5;
