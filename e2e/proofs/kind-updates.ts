import type { KeyUse } from '../../config/model/names';
import type providerKinds from '../../kinds/provider-kinds.json';
import type { Fields } from '../repository/change-first';

/** A key of KMS. */
export interface Key {
  readonly id: string;
  readonly arn: string;
}

/** What of a kind is changed, and what the provider must call for it. */
export interface Update {
  /** The composite that says it, where a composite makes the resource. @default - the first object of the kind */
  readonly composite?: string;
  /** The environment in which it is changed. @default - dev */
  readonly in?: 'staging';
  /** Fields that get another value; what names a key can ask for the environment's own. */
  readonly set: Fields | ((key: (use: KeyUse) => Key) => Fields);
  /** Actions for the fields, there and back. */
  readonly calls: readonly string[];
  /** Actions for a tag that comes, and for one that goes. @default - its kind has none */
  readonly tags?: readonly [added: string, removed: string];
}

/** Kinds that nothing in Git can change in place, and why. */
type Fixed = string;

const tagsOf = (api: string) => [`${api}:TagResource`, `${api}:UntagResource`] as const;
const ec2Tags = ['ec2:CreateTags', 'ec2:DeleteTags'] as const;
const noCache = 'no service of the loop has a cache';
const noDatabase = 'no service of the loop has a database';
const joins = 'what it joins are its fields, and AWS changes none of them';
const anotherPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:GetCallerIdentity', Resource: '*' }],
});
/** A policy with another Sid for its first statement, which allows the same. */
const policy = (before: string) => {
  const { Statement, ...others }: { readonly Statement: readonly object[] } = JSON.parse(before);
  const [first, ...rest] = Statement;
  return JSON.stringify({ ...others, Statement: [{ ...first, Sid: 'Changed' }, ...rest] }, null, 2);
};
const nextMinor = (before: string) => `1.${Number(before.split('.')[1]) + 1}`;
const tagsOnly = (tags: NonNullable<Update['tags']>): Update => ({ set: {}, calls: [], tags });
const rule: Update = {
  set: { description: 'changed' },
  calls: ['ec2:ModifySecurityGroupRules'],
  tags: ec2Tags,
};

const noWebAcl = 'no environment of this repository has a web ACL';

/** One change of every kind that the provider knows. */
export const kindUpdates: Readonly<Record<keyof (typeof providerKinds)['kinds'], Update | Fixed>> = {
  'acm Certificate': 'no environment of this repository has a zone',
  'athena Workgroup': { set: { description: 'Changed' }, calls: ['athena:UpdateWorkGroup'], tags: tagsOf('athena') },
  'backup Plan': {
    in: 'staging',
    set: { 'rule.0.startWindow': 120 },
    calls: ['backup:UpdateBackupPlan'],
    tags: tagsOf('backup'),
  },
  'backup Selection': 'AWS changes none: another plan takes another one',
  'backup Vault': { in: 'staging', ...tagsOnly(tagsOf('backup')) },
  'backup VaultLockConfiguration': 'AWS changes none of its fields in the provider',
  'cloudwatch Dashboard': { set: { dashboardBody: '{"widgets":[]}' }, calls: ['cloudwatch:PutDashboard'] },
  'cloudwatch MetricAlarm': {
    set: { threshold: 7 },
    calls: ['cloudwatch:PutMetricAlarm'],
    tags: tagsOf('cloudwatch'),
  },
  'cloudwatchlogs Group': {
    set: { retentionInDays: 30 },
    calls: ['logs:PutRetentionPolicy'],
    tags: tagsOf('logs'),
  },
  'dynamodb Table': {
    set: { 'pointInTimeRecovery.enabled': false, deletionProtectionEnabled: true },
    calls: ['dynamodb:UpdateContinuousBackups', 'dynamodb:UpdateTable'],
    tags: tagsOf('dynamodb'),
  },
  'ec2 DefaultSecurityGroup': tagsOnly(ec2Tags),
  'ec2 EIP': 'no environment of this repository has one',
  'ec2 FlowLog': tagsOnly(ec2Tags),
  'ec2 InternetGateway': tagsOnly(ec2Tags),
  'ec2 NATGateway': 'no environment of this repository has one',
  'ec2 Route': 'where it leads is its destination and a gateway, and its VPC has one of each sort',
  'ec2 RouteTable': tagsOnly(ec2Tags),
  'ec2 RouteTableAssociation': 'a reference that was resolved stays what it is',
  'ec2 SecurityGroup': tagsOnly(ec2Tags),
  'ec2 SecurityGroupEgressRule': rule,
  'ec2 SecurityGroupIngressRule': rule,
  'ec2 Subnet': { set: { mapPublicIpOnLaunch: true }, calls: ['ec2:ModifySubnetAttribute'], tags: ec2Tags },
  'ec2 TransitGatewayVPCAttachment': {
    set: { applianceModeSupport: 'enable' },
    calls: ['ec2:ModifyTransitGatewayVpcAttachment'],
    tags: ec2Tags,
  },
  'ec2 VPC': { set: { enableDnsHostnames: false }, calls: ['ec2:ModifyVpcAttribute'], tags: ec2Tags },
  'ec2 VPCEndpoint': { set: { policy }, calls: ['ec2:ModifyVpcEndpoint'], tags: ec2Tags },
  'ec2 VPCEndpointRouteTableAssociation': joins,
  'ec2 VPCEndpointSecurityGroupAssociation': joins,
  'ec2 VPCEndpointSubnetAssociation': joins,
  'ec2 VPCPeeringConnection': 'no environment of this repository has one',
  'ec2 VPCPeeringConnectionAccepter': 'no environment of this repository has one',
  'ecr LifecyclePolicy': 'its provider makes another one for another policy',
  'ecr RegistryScanningConfiguration': {
    set: { rule: [{ repositoryFilter: [{ filter: 'none*', filterType: 'WILDCARD' }], scanFrequency: 'SCAN_ON_PUSH' }] },
    calls: ['ecr:PutRegistryScanningConfiguration'],
  },
  'ecr Repository': {
    set: { imageTagMutability: 'MUTABLE', 'imageScanningConfiguration.scanOnPush': false },
    calls: ['ecr:PutImageTagMutability', 'ecr:PutImageScanningConfiguration'],
    tags: tagsOf('ecr'),
  },
  'eks AccessEntry': {
    set: { kubernetesGroups: ['crossplane', 'changed'] },
    calls: ['eks:UpdateAccessEntry'],
    tags: tagsOf('eks'),
  },
  'eks AccessPolicyAssociation': joins,
  'eks Addon': {
    set: { configurationValues: '{"computeType":"Fargate","replicaCount":3}' },
    calls: ['eks:UpdateAddon'],
    tags: tagsOf('eks'),
  },
  'eks Cluster': {
    composite: 'EksCluster',
    set: { version: nextMinor, publicAccessCidrs: ['192.0.2.0/24'] },
    calls: ['eks:UpdateClusterVersion', 'eks:UpdateClusterConfig'],
    tags: tagsOf('eks'),
  },
  'eks FargateProfile': tagsOnly(tagsOf('eks')),
  'elasticache ServerlessCache': noCache,
  'elasticache User': noCache,
  'elasticache UserGroup': noCache,
  'glue CatalogDatabase': { set: { description: 'Changed' }, calls: ['glue:UpdateDatabase'], tags: tagsOf('glue') },
  'iam OpenIDConnectProvider': {
    composite: 'EksCluster',
    set: {},
    calls: [],
    tags: ['iam:TagOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider'],
  },
  'iam Policy': {
    set: { policy: anotherPolicy },
    calls: ['iam:CreatePolicyVersion'],
    tags: ['iam:TagPolicy', 'iam:UntagPolicy'],
  },
  'iam Role': {
    set: { description: 'Changed', assumeRolePolicy: policy, maxSessionDuration: 7200 },
    calls: ['iam:UpdateRoleDescription', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateRole'],
    tags: ['iam:TagRole', 'iam:UntagRole'],
  },
  'iam RolePolicy': { set: { policy: anotherPolicy }, calls: ['iam:PutRolePolicy'] },
  'iam RolePolicyAttachment': joins,
  'kms Alias': {
    set: (key) => ({ targetKeyId: key('logs').id, targetKeyIdRef: undefined }),
    calls: ['kms:UpdateAlias'],
  },
  'kms Key': {
    set: { description: 'Changed', policy, enableKeyRotation: false },
    calls: ['kms:UpdateKeyDescription', 'kms:PutKeyPolicy'],
    tags: tagsOf('kms'),
  },
  'rds Cluster': noDatabase,
  'rds ClusterInstance': noDatabase,
  'rds ClusterParameterGroup': noDatabase,
  'rds SubnetGroup': noDatabase,
  'route53 Record': 'no environment of this repository has a zone',
  's3 Bucket': tagsOnly(['s3:PutBucketTagging', 's3:PutBucketTagging']),
  's3 BucketLifecycleConfiguration': {
    set: { 'rule.0.noncurrentVersionExpiration.0.noncurrentDays': 31 },
    calls: ['s3:PutLifecycleConfiguration'],
  },
  's3 BucketNotification': 'no bucket of the loop tells a queue',
  's3 BucketOwnershipControls': {
    set: { 'rule.objectOwnership': 'BucketOwnerPreferred' },
    calls: ['s3:PutBucketOwnershipControls'],
  },
  's3 BucketPolicy': { set: { policy }, calls: ['s3:PutBucketPolicy'] },
  's3 BucketPublicAccessBlock': { set: { blockPublicAcls: false }, calls: ['s3:PutBucketPublicAccessBlock'] },
  's3 BucketServerSideEncryptionConfiguration': {
    set: { 'rule.0.bucketKeyEnabled': true },
    calls: ['s3:PutEncryptionConfiguration'],
  },
  's3 BucketVersioning': {
    set: { 'versioningConfiguration.status': 'Suspended' },
    calls: ['s3:PutBucketVersioning'],
  },
  'secretsmanager Secret': {
    set: { description: 'Changed' },
    calls: ['secretsmanager:UpdateSecret'],
    tags: tagsOf('secretsmanager'),
  },
  'sns Topic': { set: { displayName: 'Changed' }, calls: ['sns:SetTopicAttributes'], tags: tagsOf('sns') },
  'sns TopicSubscription': 'who is told by which topic AWS never changes, and the first one of dev has no other fields',
  'sqs Queue': {
    set: { visibilityTimeoutSeconds: 31 },
    calls: ['sqs:SetQueueAttributes'],
    tags: ['sqs:TagQueue', 'sqs:UntagQueue'],
  },
  'wafv2 WebACL': noWebAcl,
  'wafv2 WebACLLoggingConfiguration': noWebAcl,
};
