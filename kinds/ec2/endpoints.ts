import type { ApiKinds } from '../kind';
import { ec2Access } from './access';
import { network } from './network';

/** The facts of VPC endpoints, and of what joins them to subnets, route tables and groups. */
export const endpoints = {
  'ec2 VPCEndpoint': {
    ...network,
    references: {
      resourceConfigurationArnRef: 'vpclattice ResourceConfiguration',
      serviceNameRef: 'ec2 VPCEndpointService',
      serviceNetworkArnRef: 'vpclattice ServiceNetwork',
      'subnetConfiguration[].subnetIdRef': 'ec2 Subnet',
      vpcIdRef: 'ec2 VPC',
    },
    required: ['vpcId', 'serviceName | resourceConfigurationArn | serviceNetworkArn'],
    // The private names of an API resolve to one endpoint of a VPC.
    takes: [{ fields: ['vpcId', 'serviceName'], onlyWith: 'privateDnsEnabled' }],
    holds: ['vpcIdRef'],
    // PrivateLink guide, "Control access to VPC endpoints using endpoint policies".
    jsonTexts: { policy: { use: 'endpoint', limit: 20480 } },
    operations: { create: 'ec2:CreateVpcEndpoint', delete: 'ec2:DeleteVpcEndpoints' },
    access: ec2Access['ec2 VPCEndpoint'],
  },
  'ec2 VPCEndpointRouteTableAssociation': {
    ...network,
    externalName: 'made of fields',
    references: { routeTableIdRef: 'ec2 RouteTable', vpcEndpointIdRef: 'ec2 VPCEndpoint' },
    required: ['routeTableId', 'vpcEndpointId'],
    takes: [],
    holds: [],
    identifiedBy: ['vpcEndpointIdRef', 'routeTableIdRef'],
    operations: 'none',
    access: ec2Access['ec2 VPCEndpointRouteTableAssociation'],
  },
  'ec2 VPCEndpointSecurityGroupAssociation': {
    ...network,
    externalName: 'written again',
    references: { securityGroupIdRef: 'ec2 SecurityGroup', vpcEndpointIdRef: 'ec2 VPCEndpoint' },
    required: ['securityGroupId', 'vpcEndpointId'],
    takes: [],
    holds: ['securityGroupIdRef'],
    identifiedBy: ['vpcEndpointIdRef', 'securityGroupIdRef'],
    operations: 'none',
    access: ec2Access['ec2 VPCEndpointSecurityGroupAssociation'],
    // Terraform's `vpc_endpoint_security_group_association.go`: Create looks for the default group and fails without it.
    leaveOut: {
      replaceDefaultAssociation: 'cannot be made again, since the default group that it replaces is gone',
    },
  },
  'ec2 VPCEndpointSubnetAssociation': {
    ...network,
    externalName: 'made of fields',
    references: { subnetIdRef: 'ec2 Subnet', vpcEndpointIdRef: 'ec2 VPCEndpoint' },
    required: ['subnetId', 'vpcEndpointId'],
    takes: [],
    holds: ['subnetIdRef'],
    identifiedBy: ['vpcEndpointIdRef', 'subnetIdRef'],
    operations: 'none',
    access: ec2Access['ec2 VPCEndpointSubnetAssociation'],
  },
} satisfies ApiKinds;
