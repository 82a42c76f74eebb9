/** What a reference field points at and which value of the target it takes. */
export interface ReferenceTarget {
  /** First part of the API group of the target, as `ec2`; its rest is that of the referring resource. */
  readonly service: string;
  readonly kind: string;
  /** `externalName`, `externalNameIfActive` (of an EKS cluster), or a field of the target's `status.atProvider`. */
  readonly value: string;
}

// Field names mean the same in every kind, but for the few kinds of `exceptions`.
const fields: Readonly<Record<string, string>> = {
  allocationId: 'ec2 EIP',
  allocationIds: 'ec2 EIP',
  arn: 'sns Topic arn',
  bucket: 's3 Bucket',
  clusterName: 'eks Cluster',
  defaultRouteTableId: 'ec2 VPC',
  deliverCrossAccountRole: 'iam Role arn',
  destinationPrefixListId: 'ec2 ManagedPrefixList',
  egressOnlyGatewayId: 'ec2 EgressOnlyInternetGateway',
  endpoint: 'sqs Queue arn',
  gatewayId: 'ec2 InternetGateway',
  iamRoleArn: 'iam Role arn',
  ipv4IpamPoolId: 'ec2 VPCIpamPool',
  kmsKey: 'kms Key arn',
  kmsKeyArn: 'kms Key arn',
  kmsKeyId: 'kms Key',
  kmsMasterKeyId: 'kms Key arn',
  logDestination: 'cloudwatchlogs Group arn',
  managedPolicyArns: 'iam Policy arn',
  natGatewayId: 'ec2 NATGateway',
  networkInterfaceId: 'ec2 NetworkInterface',
  podExecutionRoleArn: 'iam Role arn',
  policyArn: 'iam Policy arn',
  prefixListId: 'ec2 ManagedPrefixList',
  principalArn: 'iam Role arn',
  queueUrl: 'sqs Queue id',
  referencedSecurityGroupId: 'ec2 SecurityGroup',
  repository: 'ecr Repository',
  resourceConfigurationArn: 'vpclattice ResourceConfiguration arn',
  role: 'iam Role',
  roleArn: 'iam Role arn',
  routeTableId: 'ec2 RouteTable',
  secretArn: 'secretsmanager Secret arn',
  secretId: 'secretsmanager Secret',
  securityGroupId: 'ec2 SecurityGroup',
  securityGroupIds: 'ec2 SecurityGroup',
  serviceAccountRoleArn: 'iam Role arn',
  serviceName: 'ec2 VPCEndpointService serviceName',
  serviceNetworkArn: 'vpclattice ServiceNetwork arn',
  subnetId: 'ec2 Subnet',
  subnetIds: 'ec2 Subnet',
  subscriptionRoleArn: 'iam Role arn',
  targetKeyId: 'kms Key',
  topicArn: 'sns Topic arn',
  transitGatewayId: 'ec2 TransitGateway',
  vpcEndpointId: 'ec2 VPCEndpoint',
  vpcId: 'ec2 VPC',
  vpcPeeringConnectionId: 'ec2 VPCPeeringConnection',
};

const exceptions: Readonly<Record<string, string>> = {
  'cloudwatchlogs Group kmsKeyId': 'kms Key arn',
  // An access entry waits for the id of Terraform, which the cluster has once it is made.
  'eks AccessEntry clusterName': 'eks Cluster id',
  'eks AccessPolicyAssociation clusterName': 'eks Cluster id',
  'eks AccessPolicyAssociation principalArn': 'eks AccessEntry principalArn',
  'eks ClusterAuth clusterName': 'eks Cluster externalNameIfActive',
};

/**
 * The target of a reference field of a kind, written `eks Cluster`; undefined where it is not known.
 *
 * Source: provider-upjet-aws v2.7.0, `apis/namespaced/<group>/v1beta1/zz_generated.resolvers.go`.
 */
export function referenceTarget(kind: string, field: string): ReferenceTarget | undefined {
  const feedback = /^\w+FeedbackRoleArn$/.test(field) ? 'iam Role arn' : undefined;
  const text = exceptions[`${kind} ${field}`] ?? fields[field] ?? feedback;
  if (text === undefined) return undefined;
  const [service = '', target = '', value = 'externalName'] = text.split(' ');
  return { service, kind: target, value };
}
