/** How AWS calls the external resource of a kind; templates of `fill-template.ts`. */
export interface AwsIdentity {
  /** @default the annotation crossplane.io/external-name, or else metadata.name */
  readonly externalName?: string;
  /** Terraform's id, in `status.atProvider.id`. @default the external name */
  readonly id?: string;
  /** @default `arn:aws:⟨service⟩:⟨region⟩:⟨account⟩:⟨kind⟩/⟨external name⟩` */
  readonly arn?: string;
  /** What AWS lets one existing resource of the kind have, where that is not the external name. @default nothing */
  readonly unique?: string;
}

const ec2 = (prefix: string, resource: string): AwsIdentity => ({
  externalName: `${prefix}-{@hex17}`,
  arn: `arn:{@partition}:ec2:{@region}:{@account}:${resource}/{@externalName}`,
});
const rule = ec2('sgr', 'security-group-rule');
const ofBucket: AwsIdentity = { externalName: '{bucket}' };
const ofRepository: AwsIdentity = { externalName: '{repository}' };
const iam = (resource: string) => `arn:{@partition}:iam::{@account}:${resource}`;
const regional = (service: string, resource: string) => `arn:{@partition}:${service}:{@region}:{@account}:${resource}`;

/**
 * By kind, written `ec2 VPC`. A kind that is not here has its external name from Git.
 *
 * Sources: provider-upjet-aws v2.7.0, `config/externalname.go`; AWS Service Authorization Reference (formats of ARNs).
 */
export const awsIdentities: Readonly<Record<string, AwsIdentity>> = {
  'athena Workgroup': { arn: regional('athena', 'workgroup/{@externalName}') },
  'cloudwatchlogs Group': { arn: regional('logs', 'log-group:{@externalName}') },
  'dynamodb Table': { arn: regional('dynamodb', 'table/{@externalName}') },
  'ec2 DefaultSecurityGroup': { ...ec2('sg', 'security-group'), externalName: '{@defaultSecurityGroup}' },
  'ec2 EIP': ec2('eipalloc', 'elastic-ip'),
  'ec2 FlowLog': ec2('fl', 'vpc-flow-log'),
  'ec2 InternetGateway': ec2('igw', 'internet-gateway'),
  'ec2 ManagedPrefixList': ec2('pl', 'prefix-list'),
  'ec2 NATGateway': ec2('nat', 'natgateway'),
  'ec2 Route': {
    externalName: '{routeTableId}_{destinationCidrBlock|destinationIpv6CidrBlock|destinationPrefixListId}',
    id: 'r-{routeTableId}{@digits}',
  },
  'ec2 RouteTable': ec2('rtb', 'route-table'),
  'ec2 RouteTableAssociation': { externalName: 'rtbassoc-{@hex17}' },
  'ec2 SecurityGroup': { ...ec2('sg', 'security-group'), unique: '{name|@name} in {vpcId}' },
  'ec2 SecurityGroupEgressRule': rule,
  'ec2 SecurityGroupIngressRule': rule,
  'ec2 Subnet': ec2('subnet', 'subnet'),
  'ec2 VPC': ec2('vpc', 'vpc'),
  'ec2 VPCEndpoint': ec2('vpce', 'vpc-endpoint'),
  'ec2 VPCEndpointRouteTableAssociation': { externalName: 'a-{vpcEndpointId}{@digits}' },
  'ec2 VPCEndpointSecurityGroupAssociation': { externalName: 'a-{vpcEndpointId}{@digits}' },
  'ec2 VPCEndpointSubnetAssociation': { externalName: 'a-{vpcEndpointId}{@digits}' },
  'ecr LifecyclePolicy': ofRepository,
  'ecr RegistryScanningConfiguration': { externalName: '{@account}' },
  'ecr Repository': { arn: regional('ecr', 'repository/{@externalName}') },
  'ecr RepositoryPolicy': ofRepository,
  'eks AccessEntry': { externalName: '{clusterName}:{principalArn}' },
  'eks AccessPolicyAssociation': { externalName: '{clusterName}#{principalArn}#{policyArn}' },
  'eks Addon': {
    externalName: '{clusterName}:{addonName}',
    arn: regional('eks', 'addon/{clusterName}/{addonName}/{@uuid}'),
  },
  'eks Cluster': { arn: regional('eks', 'cluster/{@externalName}') },
  'eks FargateProfile': {
    id: '{clusterName}:{@externalName}',
    arn: regional('eks', 'fargateprofile/{clusterName}/{@externalName}/{@uuid}'),
  },
  'glue CatalogDatabase': { id: '{@account}:{@externalName}', arn: regional('glue', 'database/{@externalName}') },
  'iam OpenIDConnectProvider': { externalName: iam('oidc-provider/{@urlPath}'), arn: '{@externalName}' },
  'iam Policy': { id: iam('policy/{@externalName}'), arn: iam('policy/{@externalName}') },
  'iam Role': { arn: iam('role/{@externalName}') },
  'iam RolePolicy': { id: '{role}:{@externalName}' },
  'iam RolePolicyAttachment': { externalName: '{role}/{policyArn}' },
  'kms Alias': { id: 'alias/{@externalName}', arn: regional('kms', 'alias/{@externalName}') },
  'kms Key': { externalName: '{@uuid}', arn: regional('kms', 'key/{@externalName}') },
  's3 Bucket': { arn: 'arn:{@partition}:s3:::{@externalName}' },
  's3 BucketLifecycleConfiguration': ofBucket,
  's3 BucketOwnershipControls': ofBucket,
  's3 BucketPolicy': ofBucket,
  's3 BucketPublicAccessBlock': ofBucket,
  's3 BucketServerSideEncryptionConfiguration': ofBucket,
  's3 BucketVersioning': ofBucket,
  'secretsmanager Secret': {
    externalName: regional('secretsmanager', 'secret:{name|@name}-{@letters6}'),
    arn: '{@externalName}',
    unique: '{name|@name} in {@region}',
  },
  'sns Topic': { id: regional('sns', '{@externalName}'), arn: regional('sns', '{@externalName}') },
  'sns TopicPolicy': { externalName: '{arn}' },
  'sqs Queue': {
    externalName: 'https://sqs.{@region}.amazonaws.com/{@account}/{name|@name}',
    arn: regional('sqs', '{name|@name}'),
  },
  'sqs QueuePolicy': { externalName: '{queueUrl}' },
};
