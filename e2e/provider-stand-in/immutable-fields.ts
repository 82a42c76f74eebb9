import { at, isList, type Json, type JsonObject } from '../../checks/json';
import { same } from './merge-patch';

/**
 * Fields of `status.atProvider` that AWS changes only by making a new resource, by kind, written `ec2 Subnet`.
 *
 * Source: terraform-provider-aws v6, schemas of the resources (ForceNew).
 */
export const immutableFields: Readonly<Record<string, readonly string[]>> = {
  'dynamodb Table': ['hashKey', 'rangeKey'],
  'ec2 DefaultSecurityGroup': ['vpcId'],
  'ec2 FlowLog': ['logDestination', 'logDestinationType', 'trafficType', 'vpcId'],
  'ec2 Route': ['destinationCidrBlock', 'routeTableId'],
  'ec2 RouteTable': ['vpcId'],
  'ec2 RouteTableAssociation': ['gatewayId', 'subnetId'],
  'ec2 SecurityGroup': ['description', 'name', 'vpcId'],
  'ec2 SecurityGroupEgressRule': ['securityGroupId'],
  'ec2 SecurityGroupIngressRule': ['securityGroupId'],
  'ec2 Subnet': ['availabilityZone', 'availabilityZoneId', 'cidrBlock', 'vpcId'],
  'ec2 VPC': ['cidrBlock'],
  'ec2 VPCEndpoint': ['serviceName', 'vpcEndpointType', 'vpcId'],
  'ec2 VPCEndpointRouteTableAssociation': ['routeTableId', 'vpcEndpointId'],
  'ec2 VPCEndpointSecurityGroupAssociation': ['replaceDefaultAssociation', 'securityGroupId', 'vpcEndpointId'],
  'ec2 VPCEndpointSubnetAssociation': ['subnetId', 'vpcEndpointId'],
  'ecr LifecyclePolicy': ['policy', 'repository'],
  'ecr Repository': ['encryptionConfiguration'],
  'eks AccessEntry': ['clusterName', 'principalArn', 'type'],
  'eks AccessPolicyAssociation': ['accessScope', 'clusterName', 'policyArn', 'principalArn'],
  'eks Addon': ['addonName', 'clusterName'],
  'eks Cluster': ['bootstrapSelfManagedAddons', 'encryptionConfig', 'roleArn'],
  'eks FargateProfile': ['clusterName', 'podExecutionRoleArn', 'selector', 'subnetIds'],
  'eks PodIdentityAssociation': ['clusterName', 'namespace', 'serviceAccount'],
  'iam OpenIDConnectProvider': ['url'],
  'iam Policy': ['description', 'path'],
  'iam Role': ['path'],
  'iam RolePolicy': ['role'],
  'iam RolePolicyAttachment': ['policyArn', 'role'],
  'kms Key': ['customerMasterKeySpec', 'keyUsage', 'multiRegion'],
  'secretsmanager Secret': ['name'],
  'sns Topic': ['fifoTopic'],
  'sqs Queue': ['fifoQueue', 'name'],
};

/** Why an update would be refused, in upjet's words: the first immutable field that would not be as it was observed. */
export function replacement(kind: string, next: JsonObject, observed: Json | undefined): string | undefined {
  const changed = (immutableFields[kind] ?? []).find((field) => {
    const before = at(observed, field);
    return before !== undefined && next[field] !== undefined && !same(unordered(before), unordered(next[field]));
  });
  if (changed === undefined) return undefined;
  const [from, to] = [at(observed, changed), next[changed]].map((value) => JSON.stringify(value));
  const change = `cannot change the value of the argument "${snakeCase(changed)}" from ${from} to ${to}`;
  return `refuse to update the external resource because the following update requires replacing it: ${change}`;
}

/** Ids in a list are a set to AWS. */
const unordered = (value: Json | undefined) =>
  isList(value) && value.every((item) => typeof item === 'string') ? [...value].sort() : value;

const snakeCase = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
