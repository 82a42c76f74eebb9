import { ec2Access } from './ec2-access';
import { type ApiKinds, given, type KindFacts } from './kind';

/** What a network is made of: AWS names it, and nothing is stored in it. */
const network = {
  name: 'none',
  externalName: 'made by AWS',
  stateful: false,
  jsonTexts: {},
  leaveOut: {},
  keptWithout: [],
  identifiedBy: 'tags',
} satisfies Partial<KindFacts>;

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
    operations: { create: 'ec2:CreateSubnet', delete: 'ec2:DeleteSubnet' },
    access: ec2Access['ec2 Subnet'],
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
    keptWithout: ['dnsOptions'],
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
    keptWithout: [],
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
