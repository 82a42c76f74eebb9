import { ec2Access } from './ec2/access';
import { egress } from './ec2/egress';
import { endpoints } from './ec2/endpoints';
import { network } from './ec2/network';
import { type ApiKinds, given, type KindFacts } from './kind';

const inVpc = { references: { vpcIdRef: 'ec2 VPC' }, required: ['vpcId'], holds: ['vpcIdRef'] };

const peers = ['cidrIpv4', 'cidrIpv6', 'prefixListId', 'referencedSecurityGroupId'];

const rule = {
  ...network,
  references: {
    prefixListIdRef: 'ec2 ManagedPrefixList',
    referencedSecurityGroupIdRef: 'ec2 SecurityGroup',
    securityGroupIdRef: 'ec2 SecurityGroup',
  },
  required: ['securityGroupId', peers.join(' | ')],
  takes: [{ fields: ['securityGroupId', 'ipProtocol', 'fromPort', 'toPort', ...peers] }],
  holds: ['referencedSecurityGroupIdRef'],
  operations: 'none',
} satisfies Omit<KindFacts, 'access'>;

const routeTarget = [
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

export const ec2 = {
  ...egress,
  ...endpoints,
  // It comes with the VPC: to make it means to take it over and to revoke its rules, as often as one likes. Late
  // initialization would write a rule that somebody adds by hand into the spec and keep it.
  'ec2 DefaultSecurityGroup': {
    ...network,
    ...inVpc,
    externalName: 'taken over',
    takes: [],
    // It goes with the VPC.
    holds: [],
    operations: 'none',
    access: ec2Access['ec2 DefaultSecurityGroup'],
  },
  'ec2 FlowLog': {
    ...network,
    references: {
      deliverCrossAccountRoleRef: 'iam Role',
      iamRoleArnRef: 'iam Role',
      logDestinationRef: 'cloudwatchlogs Group',
      subnetIdRef: 'ec2 Subnet',
      vpcIdRef: 'ec2 VPC',
    },
    // Flow logs to CloudWatch Logs need the role; this platform sends them nowhere else.
    required: ['logDestination', 'iamRoleArn', 'vpcId'],
    takes: [{ fields: ['vpcId', 'trafficType', 'logDestination'] }],
    holds: [],
    operations: { create: 'ec2:CreateFlowLogs', delete: 'ec2:DeleteFlowLogs' },
    access: ec2Access['ec2 FlowLog'],
  },
  'ec2 InternetGateway': {
    ...network,
    ...inVpc,
    takes: [{ fields: ['vpcId'] }],
    operations: { create: 'ec2:CreateInternetGateway', delete: 'ec2:DeleteInternetGateway' },
    access: ec2Access['ec2 InternetGateway'],
  },
  'ec2 Route': {
    ...network,
    externalName: 'made of fields',
    references: {
      destinationPrefixListIdRef: 'ec2 ManagedPrefixList',
      egressOnlyGatewayIdRef: 'ec2 EgressOnlyInternetGateway',
      gatewayIdRef: 'ec2 InternetGateway',
      natGatewayIdRef: 'ec2 NATGateway',
      networkInterfaceIdRef: 'ec2 NetworkInterface',
      routeTableIdRef: 'ec2 RouteTable',
      transitGatewayIdRef: 'ec2 TransitGateway',
      vpcEndpointIdRef: 'ec2 VPCEndpoint',
      vpcPeeringConnectionIdRef: 'ec2 VPCPeeringConnection',
    },
    required: [
      'routeTableId',
      routeTarget,
      'destinationCidrBlock | destinationIpv6CidrBlock | destinationPrefixListId',
    ],
    takes: [],
    holds: [],
    identifiedBy: ['routeTableIdRef', 'destinationCidrBlock'],
    operations: 'none',
    access: ec2Access['ec2 Route'],
  },
  'ec2 RouteTable': {
    ...network,
    ...inVpc,
    takes: [],
    operations: { create: 'ec2:CreateRouteTable', delete: 'ec2:DeleteRouteTable' },
    access: ec2Access['ec2 RouteTable'],
  },
  'ec2 RouteTableAssociation': {
    ...network,
    references: {
      gatewayIdRef: 'ec2 InternetGateway',
      routeTableIdRef: 'ec2 RouteTable',
      subnetIdRef: 'ec2 Subnet',
    },
    required: ['routeTableId', 'gatewayId | subnetId'],
    takes: [{ fields: ['subnetId'] }],
    holds: ['routeTableIdRef'],
    identifiedBy: ['subnetIdRef', 'routeTableIdRef'],
    operations: 'none',
    access: ec2Access['ec2 RouteTableAssociation'],
  },
  'ec2 SecurityGroup': {
    ...network,
    ...inVpc,
    takes: [{ fields: ['vpcId', 'name'] }],
    // EC2 API reference, "CreateSecurityGroup": group names of a VPC.
    name: { ...given, max: 255, pattern: /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/, never: /^sg-/i },
    operations: { create: 'ec2:CreateSecurityGroup', delete: 'ec2:DeleteSecurityGroup' },
    access: ec2Access['ec2 SecurityGroup'],
  },
  'ec2 SecurityGroupEgressRule': { ...rule, access: ec2Access['ec2 SecurityGroupEgressRule'] },
  'ec2 SecurityGroupIngressRule': { ...rule, access: ec2Access['ec2 SecurityGroupIngressRule'] },
  'ec2 Subnet': {
    ...network,
    references: { ipv4IpamPoolIdRef: 'ec2 VPCIpamPool', vpcIdRef: 'ec2 VPC' },
    required: ['vpcId', 'cidrBlock | ipv4IpamPoolId | ipv6CidrBlock'],
    takes: [{ fields: ['vpcId'], range: 'cidrBlock' }],
    holds: ['vpcIdRef'],
    inside: { range: 'cidrBlock', of: 'vpcIdRef' },
    operations: { create: 'ec2:CreateSubnet', delete: 'ec2:DeleteSubnet' },
    access: ec2Access['ec2 Subnet'],
  },
  'ec2 TransitGatewayVPCAttachment': {
    ...network,
    references: { subnetIdRefs: 'ec2 Subnet', transitGatewayIdRef: 'ec2 TransitGateway', vpcIdRef: 'ec2 VPC' },
    required: ['transitGatewayId', 'vpcId', 'subnetIds | subnetId'],
    takes: [{ fields: ['transitGatewayId', 'vpcId'] }],
    holds: ['subnetIdRefs', 'vpcIdRef'],
    operations: { create: 'ec2:CreateTransitGatewayVpcAttachment', delete: 'ec2:DeleteTransitGatewayVpcAttachment' },
    access: ec2Access['ec2 TransitGatewayVPCAttachment'],
  },
  'ec2 VPC': {
    ...network,
    references: { ipv4IpamPoolIdRef: 'ec2 VPCIpamPool' },
    required: ['cidrBlock | ipv4IpamPoolId'],
    takes: [],
    holds: [],
    operations: { create: 'ec2:CreateVpc', delete: 'ec2:DeleteVpc' },
    access: ec2Access['ec2 VPC'],
  },
  'ec2 VPCPeeringConnection': {
    ...network,
    references: { peerVpcIdRef: 'ec2 VPC', vpcIdRef: 'ec2 VPC' },
    required: ['vpcId', 'peerVpcId'],
    takes: [{ fields: ['vpcId', 'peerVpcId'] }],
    holds: [],
    operations: { create: 'ec2:CreateVpcPeeringConnection', delete: 'ec2:DeleteVpcPeeringConnection' },
    access: ec2Access['ec2 VPCPeeringConnection'],
  },
  // It has the id of the connection that it accepts; to accept once more what is accepted changes nothing.
  'ec2 VPCPeeringConnectionAccepter': {
    ...network,
    externalName: 'written again',
    references: { vpcPeeringConnectionIdRef: 'ec2 VPCPeeringConnection' },
    required: ['vpcPeeringConnectionId'],
    takes: [],
    holds: [],
    identifiedBy: ['vpcPeeringConnectionIdRef'],
    operations: 'none',
    access: ec2Access['ec2 VPCPeeringConnectionAccepter'],
  },
} satisfies ApiKinds;
