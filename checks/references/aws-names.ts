/** What AWS accepts as the name of a resource of one kind. */
export interface NameRule {
  /** Where the name stands: the external name (annotation or metadata.name), or `spec.forProvider.name`. */
  readonly from: 'external name' | 'forProvider.name';
  readonly max: number;
  readonly min?: number;
  readonly pattern: RegExp;
  /** What no name of this kind may look like. */
  readonly never?: RegExp;
  /** Within what the name is unique. */
  readonly unique: 'globally' | 'in the account' | 'in the region';
}

const regional = { from: 'external name', unique: 'in the region' } as const;
const global = { from: 'external name', unique: 'in the account' } as const;
const given = { from: 'forProvider.name', unique: 'in the region' } as const;

/** AWS's limits on names, by kind; the source of each stands above it. */
export const nameRules: Readonly<Record<string, NameRule>> = {
  // Athena API reference, "CreateWorkGroup".
  'athena Workgroup': { ...regional, max: 128, pattern: /^[a-zA-Z0-9._-]+$/ },
  // CloudWatch Logs API reference, "CreateLogGroup".
  'cloudwatchlogs Group': { ...regional, max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/, never: /^aws\// },
  // DynamoDB developer guide, "Supported data types and naming rules in Amazon DynamoDB".
  'dynamodb Table': { ...regional, min: 3, max: 255, pattern: /^[a-zA-Z0-9_.-]+$/ },
  // EC2 API reference, "CreateSecurityGroup": group names of a VPC.
  'ec2 SecurityGroup': { ...given, max: 255, pattern: /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/, never: /^sg-/i },
  // ECR API reference, "CreateRepository".
  'ecr Repository': {
    ...regional,
    min: 2,
    max: 256,
    pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  },
  // EKS API reference, "CreateCluster".
  'eks Cluster': { ...regional, max: 100, pattern: /^[0-9A-Za-z][A-Za-z0-9_-]*$/ },
  // EKS user guide, "Define which Pods use AWS Fargate when launched": Pods carry the name as a label's value.
  'eks FargateProfile': { ...regional, max: 63, pattern: /^[0-9A-Za-z](?:[A-Za-z0-9_-]*[0-9A-Za-z])?$/ },
  // Athena user guide, "Name databases, tables, and columns".
  'glue CatalogDatabase': { ...regional, max: 255, pattern: /^[a-z0-9_]+$/ },
  // IAM user guide, "IAM and AWS STS quotas" and "IAM name requirements".
  'iam Policy': { ...global, max: 128, pattern: /^[\w+=,.@-]+$/ },
  'iam Role': { ...global, max: 64, pattern: /^[\w+=,.@-]+$/ },
  // KMS API reference, "CreateAlias"; the provider puts the prefix alias/ before the name.
  'kms Alias': { ...regional, max: 250, pattern: /^[a-zA-Z0-9/_-]+$/, never: /^aws\// },
  // S3 user guide, "General purpose bucket naming rules"; without dots, which break TLS for virtual-hosted requests.
  's3 Bucket': {
    from: 'external name',
    unique: 'globally',
    min: 3,
    max: 63,
    pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/,
    never: /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|--x-s3|--table-s3)$/,
  },
  // Secrets Manager API reference, "CreateSecret": a hyphen and six characters are what AWS itself appends.
  'secretsmanager Secret': { ...given, max: 512, pattern: /^[A-Za-z0-9/_+=.@-]+$/, never: /-[A-Za-z0-9]{6}$/ },
  // SNS API reference, "CreateTopic".
  'sns Topic': { ...regional, max: 256, pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/ },
  // SQS developer guide, "Amazon SQS standard queue quotas".
  'sqs Queue': { ...given, max: 80, pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/ },
};
