import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, tagsOf, type WrittenTags } from './tags';

interface Tagged {
  readonly Tags?: WrittenTags;
}
interface InVpc extends Tagged {
  readonly VpcId: string;
}
interface Table extends InVpc {
  readonly RouteTableId: string;
  readonly Associations?: readonly {
    readonly Main?: boolean;
    readonly SubnetId: string;
    readonly RouteTableAssociationId: string;
  }[];
  readonly Routes?: readonly {
    readonly GatewayId?: string;
    readonly NatGatewayId?: string;
    readonly TransitGatewayId?: string;
    readonly DestinationCidrBlock?: string;
  }[];
}
interface Group extends InVpc {
  readonly GroupId: string;
  readonly GroupName: string;
}
interface Endpoint extends InVpc {
  readonly VpcEndpointId: string;
  readonly SubnetIds?: readonly string[];
  readonly Groups?: readonly { readonly GroupId: string }[];
  readonly RouteTableIds?: readonly string[];
}
interface Answers {
  readonly Vpcs: readonly (InVpc & { readonly IsDefault?: boolean })[];
  readonly Subnets: readonly (InVpc & { readonly SubnetId: string })[];
  readonly RouteTables: readonly Table[];
  readonly SecurityGroups: readonly Group[];
  readonly VpcEndpoints: readonly Endpoint[];
  readonly SecurityGroupRules: readonly (Tagged & {
    readonly SecurityGroupRuleId: string;
    readonly GroupId: string;
    readonly IsEgress?: boolean;
  })[];
  readonly InternetGateways: readonly (Tagged & {
    readonly InternetGatewayId: string;
    readonly Attachments?: readonly { readonly VpcId: string }[];
  })[];
  readonly FlowLogs: readonly (Tagged & { readonly FlowLogId: string })[];
  readonly TransitGatewayVpcAttachments: readonly (Tagged & {
    readonly TransitGatewayAttachmentId: string;
    readonly State?: string;
  })[];
}

/** What an account has of EC2's kinds, except for what AWS itself puts into every account and every VPC. */
export async function ec2Resources(ask: Ask): Promise<readonly AwsResource[]> {
  const list = async <Field extends keyof Answers>(field: Field) =>
    (await ask<Pick<Answers, Field>>('ec2', `Describe${field}`))[field];
  const vpcs = (await list('Vpcs')).filter(({ IsDefault }) => !IsDefault);
  const ids = new Set(vpcs.map(({ VpcId }) => VpcId));
  const inVpc = <One extends { readonly VpcId: string }>(all: readonly One[]) =>
    all.filter(({ VpcId }) => ids.has(VpcId));
  const [subnets, tables, groups, endpoints] = await Promise.all([
    list('Subnets').then(inVpc),
    list('RouteTables').then(inVpc),
    list('SecurityGroups').then(inVpc),
    list('VpcEndpoints').then(inVpc),
  ]);
  const [rules, gateways, flowLogs, attachments] = await Promise.all([
    list('SecurityGroupRules'),
    list('InternetGateways'),
    list('FlowLogs'),
    list('TransitGatewayVpcAttachments'),
  ]);
  const named = namesOf([
    ...subnets.map(({ SubnetId, Tags }) => [SubnetId, Tags] as const),
    ...tables.map(({ RouteTableId, Tags }) => [RouteTableId, Tags] as const),
    ...groups.map(({ GroupId, Tags }) => [GroupId, Tags] as const),
  ]);
  return [
    ...(await Promise.all(vpcs.map((vpc) => ofVpc(ask, vpc)))),
    ...subnets.map(ofSubnet),
    ...gateways
      .filter(({ Attachments = [] }) => inVpc(Attachments).length > 0)
      .map(({ InternetGatewayId, Tags }) => tagged('ec2 InternetGateway', InternetGatewayId, Tags)),
    ...flowLogs.map(ofFlowLog),
    ...attachments.filter(({ State }) => State !== 'deleted').map(ofAttachment),
    ...tables.flatMap((table) => ofTable(table, named)),
    ...groups.flatMap(ofGroup),
    // EKS makes rules of its own group, and each new group has a rule for all egress until its provider removes it.
    ...rules
      .filter(({ Tags }) => isManaged(Tags))
      .map((rule) => ({
        ...tagged(`ec2 SecurityGroup${rule.IsEgress ? 'Egress' : 'Ingress'}Rule`, rule.SecurityGroupRuleId, rule.Tags),
        content: contentOf(rule, ruleFields),
      })),
    ...endpoints.flatMap((endpoint) => ofEndpoint(endpoint, named)),
  ];
}

const ruleFields = [
  'CidrIpv4',
  'Description',
  'FromPort',
  'GroupId',
  'IpProtocol',
  'PrefixListId',
  'ReferencedGroupInfo',
  'ToPort',
];

function ofFlowLog({ FlowLogId, Tags, ...flowLog }: Answers['FlowLogs'][number]): AwsResource {
  return {
    ...tagged('ec2 FlowLog', FlowLogId, Tags),
    content: contentOf(flowLog, ['DeliverLogsPermissionArn', 'LogDestination', 'LogFormat', 'TrafficType']),
  };
}

function ofSubnet({ SubnetId, Tags, ...subnet }: Answers['Subnets'][number]): AwsResource {
  return {
    ...tagged('ec2 Subnet', SubnetId, Tags),
    content: contentOf(subnet, ['AvailabilityZoneId', 'CidrBlock', 'MapPublicIpOnLaunch']),
  };
}

type Attachment = Answers['TransitGatewayVpcAttachments'][number];

function ofAttachment({ TransitGatewayAttachmentId, Tags, ...attachment }: Attachment): AwsResource {
  return {
    ...tagged('ec2 TransitGatewayVPCAttachment', TransitGatewayAttachmentId, Tags),
    content: contentOf(attachment, ['Options', 'SubnetIds', 'TransitGatewayId', 'VpcId']),
  };
}

async function ofVpc(ask: Ask, { VpcId, Tags, ...vpc }: InVpc): Promise<AwsResource> {
  const attributes = await Promise.all(
    ['enableDnsHostnames', 'enableDnsSupport'].map((Attribute) =>
      ask<object>('ec2', 'DescribeVpcAttribute', { VpcId, Attribute }),
    ),
  );
  const content = contentOf(Object.assign({}, vpc, ...attributes), [
    'CidrBlock',
    'EnableDnsHostnames',
    'EnableDnsSupport',
  ]);
  return { ...tagged('ec2 VPC', VpcId, Tags), content };
}

function isManaged(tags: WrittenTags): boolean {
  return tagsOf(tags)['crossplane-name'] !== undefined;
}

function namesOf(all: readonly (readonly [id: string, tags: WrittenTags])[]): ReadonlyMap<string, string> {
  return new Map(all.map(([id, tags]) => [id, tagsOf(tags)['crossplane-name'] ?? id]));
}

function ofGroup({ GroupId, GroupName, Tags }: Group): AwsResource[] {
  const isDefault = GroupName === 'default';
  // The group that EKS makes, and the default group of a VPC as long as nobody has adopted it.
  if (!isManaged(Tags) && (isDefault || GroupName.startsWith('eks-cluster-sg-'))) return [];
  return [
    tagged(
      isDefault ? 'ec2 DefaultSecurityGroup' : 'ec2 SecurityGroup',
      GroupId,
      Tags,
      isDefault ? undefined : GroupName,
    ),
  ];
}

function ofTable(table: Table, named: ReadonlyMap<string, string>): AwsResource[] {
  const { RouteTableId, Associations = [], Routes = [], Tags } = table;
  // The main table of a VPC comes with it.
  if (Associations.some(({ Main }) => Main)) return [];
  const name = named.get(RouteTableId) ?? RouteTableId;
  return [
    tagged('ec2 RouteTable', RouteTableId, Tags),
    ...Associations.map(({ RouteTableAssociationId, SubnetId }) => ({
      kind: 'ec2 RouteTableAssociation',
      name: `${named.get(SubnetId) ?? SubnetId}, ${name}`,
      identity: RouteTableAssociationId,
    })),
    ...Routes.flatMap(({ DestinationCidrBlock, GatewayId, NatGatewayId, TransitGatewayId }) => {
      const target = TransitGatewayId ?? NatGatewayId ?? GatewayId ?? '';
      if (!/^(?:igw|nat|tgw)-/.test(target)) return [];
      const [kind, identity] = ['ec2 Route', `${RouteTableId}, ${target}, ${DestinationCidrBlock}`];
      return [{ kind, name: `${name}, ${DestinationCidrBlock}`, identity }];
    }),
  ];
}

function ofEndpoint(endpoint: Endpoint, named: ReadonlyMap<string, string>): AwsResource[] {
  const { VpcEndpointId, SubnetIds = [], Groups = [], RouteTableIds = [], Tags } = endpoint;
  const own = {
    ...tagged('ec2 VPCEndpoint', VpcEndpointId, Tags),
    content: contentOf(endpoint, ['PolicyDocument', 'PrivateDnsEnabled', 'ServiceName']),
  };
  const joins = (kind: string, ids: readonly string[]): AwsResource[] =>
    ids.map((id) => ({ kind, name: `${own.name}, ${named.get(id) ?? id}`, identity: `${VpcEndpointId}, ${id}` }));
  // An endpoint keeps the default group of its VPC, with which it was made; nobody declares that.
  const groups = Groups.map(({ GroupId }) => GroupId).filter((id) => !/^eks-default-sg-/.test(named.get(id) ?? id));
  return [
    own,
    ...joins('ec2 VPCEndpointSubnetAssociation', SubnetIds),
    ...joins('ec2 VPCEndpointSecurityGroupAssociation', groups),
    ...joins('ec2 VPCEndpointRouteTableAssociation', RouteTableIds),
  ];
}
