import { type DistObject, where } from '../../objects/dist';
import { groupKind, isManagedGroup } from '../../objects/group-kind';
import { at, isList } from '../../objects/json';

const rule = ['securityGroupId', 'cidrIpv4 | cidrIpv6 | prefixListId | referencedSecurityGroupId'];
const target = [
  'carrierGatewayId',
  'coreNetworkArn',
  'egressOnlyGatewayId',
  'gatewayId',
  'localGatewayId',
  'natGatewayId',
  'networkInterfaceId',
  'transitGatewayId',
  'vpcEndpointId',
  'vpcPeeringConnectionId',
].join(' | ');

/**
 * What AWS needs and no schema demands, because each field may also come from a reference: one line per need, ` | `
 * between the fields that meet it, `.` between nested ones. A kind with reference fields of which AWS needs none has an empty list.
 *
 * Source: AWS API reference, required parameters of the Create… action of each kind.
 */
export const requiredReferences: Readonly<Record<string, readonly string[]>> = {
  'athena Workgroup': [],
  'cloudwatchlogs Group': [],
  'dynamodb Table': [],
  'ec2 DefaultSecurityGroup': ['vpcId'],
  // Flow logs to CloudWatch Logs need the role; this platform sends them nowhere else.
  'ec2 FlowLog': ['logDestination', 'iamRoleArn', 'vpcId'],
  'ec2 InternetGateway': ['vpcId'],
  'ec2 Route': ['routeTableId', target, 'destinationCidrBlock | destinationIpv6CidrBlock | destinationPrefixListId'],
  'ec2 RouteTable': ['vpcId'],
  'ec2 RouteTableAssociation': ['routeTableId', 'gatewayId | subnetId'],
  'ec2 SecurityGroup': ['vpcId'],
  'ec2 SecurityGroupEgressRule': rule,
  'ec2 SecurityGroupIngressRule': rule,
  'ec2 Subnet': ['vpcId', 'cidrBlock | ipv4IpamPoolId | ipv6CidrBlock'],
  'ec2 VPC': ['cidrBlock | ipv4IpamPoolId'],
  'ec2 VPCEndpoint': ['vpcId', 'serviceName | resourceConfigurationArn | serviceNetworkArn'],
  'ec2 VPCEndpointRouteTableAssociation': ['routeTableId', 'vpcEndpointId'],
  'ec2 VPCEndpointSecurityGroupAssociation': ['securityGroupId', 'vpcEndpointId'],
  'ec2 VPCEndpointSubnetAssociation': ['subnetId', 'vpcEndpointId'],
  'ecr LifecyclePolicy': ['repository'],
  'ecr Repository': [],
  'eks AccessEntry': ['clusterName', 'principalArn | principalArnFromRole'],
  'eks AccessPolicyAssociation': ['clusterName', 'principalArn'],
  'eks Addon': ['clusterName'],
  'eks Cluster': ['roleArn', 'vpcConfig.subnetId | vpcConfig.subnetIds'],
  'eks ClusterAuth': ['clusterName'],
  'eks FargateProfile': ['clusterName', 'podExecutionRoleArn', 'subnetIds | subnetId'],
  'iam Role': [],
  'iam RolePolicy': ['role'],
  'iam RolePolicyAttachment': ['role', 'policyArn'],
  'kms Alias': ['targetKeyId'],
  's3 BucketLifecycleConfiguration': ['bucket'],
  's3 BucketOwnershipControls': ['bucket'],
  's3 BucketPolicy': ['bucket'],
  's3 BucketPublicAccessBlock': ['bucket'],
  's3 BucketServerSideEncryptionConfiguration': ['bucket'],
  's3 BucketVersioning': ['bucket'],
  'secretsmanager Secret': [],
  'sns Topic': [],
};

/** Every need of AWS that a managed resource meets neither by value nor by reference nor by selector. */
export function missingReferences(object: DistObject): string[] {
  if (!isManagedGroup(object.group) || isObserved(object)) return [];
  const forProvider = at(object.body, 'spec', 'forProvider');
  const given = (field: string) =>
    ['', 'Ref', 'Refs', 'Selector'].some((suffix) => isGiven(at(forProvider, ...`${field}${suffix}`.split('.'))));
  return (requiredReferences[groupKind(object)] ?? [])
    .filter((need) => !need.split(' | ').some(given))
    .map((need) => `${where(object)}: spec.forProvider: neither value nor reference (${need}) — give one of them`);
}

const isGiven = (value: ReturnType<typeof at>) =>
  value !== undefined && value !== '' && !(isList(value) && value.length === 0);

function isObserved({ body }: DistObject): boolean {
  const policies = at(body, 'spec', 'managementPolicies');
  return isList(policies) && !policies.some((policy) => policy === '*' || policy === 'Create' || policy === 'Update');
}
