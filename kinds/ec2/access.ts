import {
  type Access,
  anywhere,
  noAccess,
  on,
  onThose,
  type Permission,
  passesRole,
  type ResourceType,
  unseen,
} from '../access';

/** Tags that it gets when it is made, and that come and go; some of what AWS makes along with others is tagged later. */
export const tagging = (type: ResourceType) => onThose('retagged', type)('ec2:CreateTags', 'ec2:DeleteTags');
/** What makes a resource with its tags. */
export const creating = (type: ResourceType, action: string) => [
  onThose('tagged at creation', type)(action),
  onThose('retagged', type)('ec2:CreateTags'),
];
/** On what has the environment's tag. */
export const ours = (...types: readonly ResourceType[]) => onThose('tagged', ...types);
const reference = 'Source: service authorization reference, "Actions, resources, and condition keys for Amazon EC2".';

/** What joins two resources, or leads from one to another. */
const joined = (access: Omit<Access, 'read'>, read: string): Access => ({ ...access, read: [anywhere(read)] });

/** What is joined to an endpoint, or taken from it. */
const endpointPart = (type: ResourceType): Access => {
  const modify = [ours('ec2 vpc-endpoint')('ec2:ModifyVpcEndpoint'), ours(type)('ec2:ModifyVpcEndpoint')];
  return joined({ create: modify, update: [], delete: modify }, 'ec2:DescribeVpcEndpoints');
};

/** Rules are of our groups, and of the one that EKS makes for the cluster. */
const ruleAccess = (direction: 'Egress' | 'Ingress'): Access => {
  const onGroups = (...actions: readonly string[]) => [
    ours('ec2 security-group')(...actions),
    onThose('made by the cluster', 'ec2 security-group')(...actions),
  ];
  return {
    create: [
      ...onGroups(`ec2:AuthorizeSecurityGroup${direction}`),
      ...creating('ec2 security-group-rule', `ec2:AuthorizeSecurityGroup${direction}`),
    ],
    read: [anywhere('ec2:DescribeSecurityGroupRules')],
    update: [
      ...onGroups('ec2:ModifySecurityGroupRules'),
      ours('ec2 security-group-rule')('ec2:ModifySecurityGroupRules'),
      unseen(
        `A rule that names a prefix list of AWS. ${reference}`,
        on('ec2 prefix-list')('ec2:ModifySecurityGroupRules'),
      ),
      tagging('ec2 security-group-rule'),
    ],
    delete: onGroups(`ec2:RevokeSecurityGroup${direction}`),
  };
};

/** What a way from the management network asks for that is a peering, which no environment of this repository has. */
const peering = (permission: Permission) =>
  unseen(
    'A peering, which no environment of this repository has. Source: terraform-provider-aws, aws_vpc_peering_connection.',
    permission,
  );

/** What the provider asks of EC2 for each of its kinds. Ids are AWS's, so tags say whose a resource is. */
export const ec2Access = {
  'ec2 DefaultSecurityGroup': {
    create: [
      tagging('ec2 security-group'),
      ours('ec2 security-group')('ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'),
    ],
    read: [anywhere('ec2:DescribeSecurityGroups')],
    update: [
      tagging('ec2 security-group'),
      ours('ec2 security-group')('ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'),
    ],
    delete: [],
  },
  'ec2 FlowLog': {
    create: [
      ...creating('ec2 vpc-flow-log', 'ec2:CreateFlowLogs'),
      ours('ec2 vpc')('ec2:CreateFlowLogs'),
      passesRole('vpc-flow-logs.amazonaws.com'),
    ],
    read: [anywhere('ec2:DescribeFlowLogs')],
    update: [tagging('ec2 vpc-flow-log')],
    delete: [ours('ec2 vpc-flow-log')('ec2:DeleteFlowLogs')],
  },
  'ec2 InternetGateway': {
    create: [
      ...creating('ec2 internet-gateway', 'ec2:CreateInternetGateway'),
      ours('ec2 internet-gateway', 'ec2 vpc')('ec2:AttachInternetGateway'),
    ],
    read: [anywhere('ec2:DescribeInternetGateways')],
    update: [tagging('ec2 internet-gateway')],
    delete: [
      ours('ec2 internet-gateway')('ec2:DeleteInternetGateway'),
      ours('ec2 internet-gateway', 'ec2 vpc')('ec2:DetachInternetGateway'),
    ],
  },
  'ec2 Route': joined(
    {
      create: [ours('ec2 route-table')('ec2:CreateRoute')],
      update: [
        unseen(
          'A route that leads elsewhere; the VPC has one gateway. Source: terraform-provider-aws, aws_route.',
          ours('ec2 route-table')('ec2:ReplaceRoute'),
        ),
      ],
      delete: [ours('ec2 route-table')('ec2:DeleteRoute')],
    },
    'ec2:DescribeRouteTables',
  ),
  'ec2 RouteTable': {
    create: [...creating('ec2 route-table', 'ec2:CreateRouteTable'), ours('ec2 vpc')('ec2:CreateRouteTable')],
    read: [anywhere('ec2:DescribeRouteTables')],
    update: [tagging('ec2 route-table')],
    delete: [ours('ec2 route-table')('ec2:DeleteRouteTable')],
  },
  'ec2 RouteTableAssociation': joined(
    {
      create: [ours('ec2 route-table', 'ec2 subnet')('ec2:AssociateRouteTable')],
      update: [
        unseen(
          'A subnet that gets another route table; a reference that was resolved stays. Source: terraform-provider-aws, aws_route_table_association.',
          ours('ec2 route-table', 'ec2 subnet')('ec2:ReplaceRouteTableAssociation'),
        ),
      ],
      delete: [ours('ec2 route-table', 'ec2 subnet')('ec2:DisassociateRouteTable')],
    },
    'ec2:DescribeRouteTables',
  ),
  'ec2 SecurityGroup': {
    create: [
      ...creating('ec2 security-group', 'ec2:CreateSecurityGroup'),
      ours('ec2 vpc')('ec2:CreateSecurityGroup'),
      // AWS gives a new group a rule that lets everything out.
      ours('ec2 security-group')('ec2:RevokeSecurityGroupEgress'),
    ],
    read: [anywhere('ec2:DescribeSecurityGroups')],
    update: [tagging('ec2 security-group')],
    delete: [anywhere('ec2:DescribeNetworkInterfaces'), ours('ec2 security-group')('ec2:DeleteSecurityGroup')],
  },
  'ec2 SecurityGroupEgressRule': ruleAccess('Egress'),
  'ec2 SecurityGroupIngressRule': ruleAccess('Ingress'),
  'ec2 Subnet': {
    create: [
      ...creating('ec2 subnet', 'ec2:CreateSubnet'),
      ours('ec2 vpc')('ec2:CreateSubnet'),
      ours('ec2 subnet')('ec2:ModifySubnetAttribute'),
    ],
    read: [anywhere('ec2:DescribeSubnets')],
    update: [ours('ec2 subnet')('ec2:ModifySubnetAttribute'), tagging('ec2 subnet')],
    delete: [anywhere('ec2:DescribeNetworkInterfaces'), ours('ec2 subnet')('ec2:DeleteSubnet')],
  },
  'ec2 TransitGatewayVPCAttachment': {
    create: [
      ...creating('ec2 transit-gateway-attachment', 'ec2:CreateTransitGatewayVpcAttachment'),
      on('ec2 transit-gateway')('ec2:CreateTransitGatewayVpcAttachment'),
      ours('ec2 subnet')('ec2:CreateTransitGatewayVpcAttachment'),
      ours('ec2 vpc')('ec2:CreateTransitGatewayVpcAttachment'),
      unseen(
        'The first attachment of an account; IAM checks it without a call. Source: Transit Gateways guide, "Use service-linked roles".',
        on('iam role of transit gateways')('iam:CreateServiceLinkedRole'),
      ),
    ],
    read: [anywhere('ec2:DescribeTags', 'ec2:DescribeTransitGatewayVpcAttachments', 'ec2:DescribeTransitGateways')],
    update: [
      ours('ec2 transit-gateway-attachment')('ec2:ModifyTransitGatewayVpcAttachment'),
      ours('ec2 subnet')('ec2:ModifyTransitGatewayVpcAttachment'),
      tagging('ec2 transit-gateway-attachment'),
    ],
    delete: [ours('ec2 transit-gateway-attachment')('ec2:DeleteTransitGatewayVpcAttachment')],
  },
  'ec2 VPC': {
    create: [...creating('ec2 vpc', 'ec2:CreateVpc'), ours('ec2 vpc')('ec2:ModifyVpcAttribute')],
    read: [
      // The ids of what AWS makes along with a VPC.
      anywhere('ec2:DescribeNetworkAcls', 'ec2:DescribeRouteTables', 'ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'),
      ours('ec2 vpc')('ec2:DescribeVpcAttribute'),
    ],
    update: [ours('ec2 vpc')('ec2:ModifyVpcAttribute'), tagging('ec2 vpc')],
    delete: [ours('ec2 vpc')('ec2:DeleteVpc')],
  },
  'ec2 VPCEndpoint': {
    create: [
      ...creating('ec2 vpc-endpoint', 'ec2:CreateVpcEndpoint'),
      ours('ec2 vpc')('ec2:CreateVpcEndpoint'),
      unseen(
        `An interface endpoint with private DNS names; IAM checks it without a call. ${reference}`,
        on('route53 hostedzone')('route53:AssociateVPCWithHostedZone'),
      ),
    ],
    read: [anywhere('ec2:DescribePrefixLists', 'ec2:DescribeVpcEndpoints')],
    update: [ours('ec2 vpc-endpoint')('ec2:ModifyVpcEndpoint'), tagging('ec2 vpc-endpoint')],
    delete: [ours('ec2 vpc-endpoint')('ec2:DeleteVpcEndpoints')],
  },
  'ec2 VPCEndpointRouteTableAssociation': endpointPart('ec2 route-table'),
  'ec2 VPCEndpointSecurityGroupAssociation': endpointPart('ec2 security-group'),
  'ec2 VPCEndpointSubnetAssociation': endpointPart('ec2 subnet'),
  'ec2 VPCPeeringConnection': {
    create: [
      ...creating('ec2 vpc-peering-connection', 'ec2:CreateVpcPeeringConnection').map(peering),
      peering(ours('ec2 vpc')('ec2:CreateVpcPeeringConnection')),
    ],
    read: [peering(anywhere('ec2:DescribeVpcPeeringConnections'))],
    update: [peering(tagging('ec2 vpc-peering-connection'))],
    delete: [peering(ours('ec2 vpc-peering-connection')('ec2:DeleteVpcPeeringConnection'))],
  },
  // The role that the configuration names in the account of the management VPC accepts.
  'ec2 VPCPeeringConnectionAccepter': noAccess,
} satisfies Readonly<Record<string, Access>>;
