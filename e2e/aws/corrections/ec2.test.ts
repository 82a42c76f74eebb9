import { AwsError } from '../calls/aws-error';
import type { Answer, Call } from '../calls/call';
import { requestOf } from '../calls/request-fixture';
import { corrected } from './corrections';

const caller = { account: '111122223333', arn: 'arn:aws:iam::111122223333:root', userId: '111122223333' };

/** Calls EC2 in front of an emulator that answers by operation, and remembers what it was asked. */
async function ec2(operation: string, parameters: Record<string, string>, emulator: Record<string, string>) {
  const asked: Record<string, string>[] = [];
  const ask = async (call: Call): Promise<Answer> => {
    asked.push({ operation: call.operation, ...Object.fromEntries(new URLSearchParams(call.body.toString())) });
    return { status: 200, headers: {}, body: emulator[call.operation] ?? '' };
  };
  const request = requestOf({ body: new URLSearchParams(parameters).toString() });
  try {
    const { body } = await corrected({ ...request, api: 'ec2', operation, region: 'us-east-1', caller }, ask);
    return { body, asked };
  } catch (error) {
    if (error instanceof AwsError) return { body: error.code, asked };
    throw error;
  }
}

const rule = (id: string, own: string, peer: string) =>
  `<item><securityGroupRuleId>${id}</securityGroupRuleId><groupId>${own}</groupId><referencedGroupInfo><groupId>${peer}</groupId></referencedGroupInfo><tagSet><item><key>a</key></item><item><key>b</key></item></tagSet></item>`;
const rules = (...items: string[]) => `<securityGroupRuleSet>${items.join('')}</securityGroupRuleSet>`;

test('a rule keeps its description, which the emulator does not get', async () => {
  const made = await ec2(
    'AuthorizeSecurityGroupIngress',
    { GroupId: 'sg-1', 'IpPermissions.1.Groups.1.GroupId': 'sg-2', 'IpPermissions.1.Groups.1.Description': 'a & b' },
    { AuthorizeSecurityGroupIngress: rules(rule('sgr-1', 'sg-1', 'sg-2')) },
  );
  expect(Object.keys(made.asked[0] ?? {})).not.toContain('IpPermissions.1.Groups.1.Description');
  const describe = () =>
    ec2('DescribeSecurityGroupRules', {}, { DescribeSecurityGroupRules: rules(rule('sgr-1', 'sg-1', 'sg-2')) });
  expect((await describe()).body).toContain('<item><description>a &#38; b</description><securityGroupRuleId>');
  const changed = {
    'SecurityGroupRule.1.SecurityGroupRuleId': 'sgr-1',
    'SecurityGroupRule.1.SecurityGroupRule.Description': 'c',
  };
  await ec2('ModifySecurityGroupRules', changed, {});
  expect((await describe()).body).toContain('<item><description>c</description><securityGroupRuleId>');
});

test.each([
  [
    'a rule of another group names it',
    { DescribeSecurityGroupRules: rules(rule('r', 'sg-2', 'sg-1')) },
    'DependencyViolation',
  ],
  [
    'an interface has it',
    { DescribeNetworkInterfaces: '<networkInterfaceSet><item/><item></item></networkInterfaceSet>' },
    'DependencyViolation',
  ],
  [
    'an endpoint has it',
    {
      DescribeVpcEndpoints:
        '<vpcEndpointSet><item><groupSet><item><groupId>sg-1</groupId></item></groupSet></item></vpcEndpointSet>',
    },
    'DependencyViolation',
  ],
  ['only its own rule names it', { DescribeSecurityGroupRules: rules(rule('r', 'sg-1', 'sg-1')) }, 'deleted'],
  [
    'an endpoint had it',
    {
      DescribeVpcEndpoints:
        '<vpcEndpointSet><item><state>deleted</state><groupId>sg-1</groupId></item></vpcEndpointSet>',
    },
    'deleted',
  ],
])('the deletion of a group is answered as AWS does where %s', async (_, emulator, answer) => {
  const { body } = await ec2(
    'DeleteSecurityGroup',
    { GroupId: 'sg-1' },
    { DeleteSecurityGroup: 'deleted', ...emulator },
  );
  expect(body).toBe(answer);
});

test('only an interface endpoint without groups gets the default one', async () => {
  const emulator = {
    DescribeSecurityGroups:
      '<securityGroupInfo><item><groupId>sg-9</groupId><ipPermissions><item><groups><item><groupId>sg-1</groupId></item></groups></item></ipPermissions><groupName>default</groupName></item></securityGroupInfo>',
  };
  const endpoint = { VpcEndpointType: 'Interface', VpcId: 'vpc-1', ServiceName: 'com.amazonaws.us-east-1.sts' };
  const { asked } = await ec2('CreateVpcEndpoint', endpoint, emulator);
  expect(asked.at(-1)).toMatchObject({ operation: 'CreateVpcEndpoint', 'SecurityGroupId.1': 'sg-9' });
  const named = await ec2('CreateVpcEndpoint', { ...endpoint, 'SecurityGroupId.1': 'sg-2' }, emulator);
  expect(named.asked.at(-1)).toMatchObject({ 'SecurityGroupId.1': 'sg-2' });
});

test('a VPC has one endpoint with the private name of an API', async () => {
  const item =
    '<item><state>available</state><vpcId>vpc-1</vpcId><serviceName>com.amazonaws.us-east-1.sts</serviceName><privateDnsEnabled>true</privateDnsEnabled></item>';
  const emulator = { DescribeVpcEndpoints: `<vpcEndpointSet>${item}</vpcEndpointSet>`, CreateVpcEndpoint: 'made' };
  const endpoint = {
    VpcEndpointType: 'Interface',
    ServiceName: 'com.amazonaws.us-east-1.sts',
    'SecurityGroupId.1': 'sg-1',
  };
  expect((await ec2('CreateVpcEndpoint', { ...endpoint, VpcId: 'vpc-1' }, emulator)).body).toBe('InvalidParameter');
  expect((await ec2('CreateVpcEndpoint', { ...endpoint, VpcId: 'vpc-2' }, emulator)).body).toBe('made');
});

test('a deleted endpoint no longer exists', async () => {
  const item = (id: string, state: string) =>
    `<item><vpcEndpointId>${id}</vpcEndpointId><state>${state}</state></item>`;
  const emulator = {
    DescribeVpcEndpoints: `<vpcEndpointSet>${item('vpce-1', 'deleted')}${item('vpce-2', 'available')}</vpcEndpointSet>`,
  };
  expect((await ec2('DescribeVpcEndpoints', {}, emulator)).body).toBe(
    `<vpcEndpointSet>${item('vpce-2', 'available')}</vpcEndpointSet>`,
  );
  const change = (id: string) =>
    ec2('ModifyVpcEndpoint', { VpcEndpointId: id }, { ...emulator, ModifyVpcEndpoint: 'changed' });
  expect((await change('vpce-1')).body).toBe('InvalidVpcEndpointId.NotFound');
  expect((await change('vpce-2')).body).toBe('changed');
  const gone = { DescribeVpcEndpoints: `<vpcEndpointSet>${item('vpce-1', 'deleted')}</vpcEndpointSet>` };
  expect((await ec2('DescribeVpcEndpoints', { 'VpcEndpointId.1': 'vpce-1' }, gone)).body).toBe(
    'InvalidVpcEndpointId.NotFound',
  );
});

const gateway = 'tgw-0123456789abcdef0';
/** An emulator that has gateways of its own, and makes one that stands for the shared one. */
const gateways = {
  CreateTransitGateway: '<transitGatewayId>tgw-made</transitGatewayId>',
  CreateTransitGatewayVpcAttachment: '<transitGatewayId>tgw-made</transitGatewayId>',
  DescribeTransitGateways:
    '<transitGatewaySet><item><transitGatewayId>tgw-made</transitGatewayId><ownerId>111122223333</ownerId></item><item><transitGatewayId>tgw-own</transitGatewayId><ownerId>111122223333</ownerId></item></transitGatewaySet>',
};

test('a gateway that another account shares has its own id and owner everywhere', async () => {
  const parameters = { TransitGatewayId: gateway, 'TagSpecifications.1.ResourceType': 'transit-gateway-attachment' };
  const { asked, body } = await ec2('CreateTransitGatewayVpcAttachment', parameters, gateways);
  expect(asked.at(-1)).toMatchObject({
    TransitGatewayId: 'tgw-made',
    'TagSpecifications.1.ResourceType': 'transit-gateway-route-table',
  });
  expect(body).toBe(`<transitGatewayId>${gateway}</transitGatewayId>`);
  const described = await ec2('DescribeTransitGateways', { 'TransitGatewayIds.1': gateway }, gateways);
  expect(described.asked).toMatchObject([{ 'TransitGatewayIds.1': 'tgw-made' }]);
  expect(described.body).toBe(
    `<transitGatewaySet><item><transitGatewayId>${gateway}</transitGatewayId><ownerId>999999999999</ownerId></item><item><transitGatewayId>tgw-own</transitGatewayId><ownerId>111122223333</ownerId></item></transitGatewaySet>`,
  );
});

test('a route leads to a gateway only where its VPC is attached to it', async () => {
  const create = (attachedVpc: string) =>
    ec2(
      'CreateRoute',
      { RouteTableId: 'rtb-1', TransitGatewayId: gateway },
      {
        ...gateways,
        CreateRoute: 'made',
        DescribeRouteTables: '<routeTableSet><item><vpcId>vpc-1</vpcId></item></routeTableSet>',
        DescribeTransitGatewayVpcAttachments: `<transitGatewayVpcAttachments><item><transitGatewayId>tgw-made</transitGatewayId><vpcId>${attachedVpc}</vpcId></item></transitGatewayVpcAttachments>`,
      },
    );
  expect((await create('vpc-2')).body).toBe('InvalidTransitGatewayID.NotFound');
  expect((await create('vpc-1')).body).toBe('made');
});

test('a subnet and a VPC stay as long as an attachment has them', async () => {
  const attached = (state: string) => ({
    DescribeTransitGatewayVpcAttachments: `<transitGatewayVpcAttachments><item><state>${state}</state><vpcId>vpc-1</vpcId><subnetIds><item>subnet-1</item></subnetIds></item></transitGatewayVpcAttachments>`,
    DeleteSubnet: 'deleted',
    DeleteVpc: 'deleted',
  });
  for (const [state, answer] of [
    ['available', 'DependencyViolation'],
    ['deleted', 'deleted'],
  ] as const) {
    expect((await ec2('DeleteSubnet', { SubnetId: 'subnet-1' }, attached(state))).body).toBe(answer);
    expect((await ec2('DeleteVpc', { VpcId: 'vpc-1' }, attached(state))).body).toBe(answer);
  }
});

test('who asks for an attachment that was deleted still sees it, and a list does not have it', async () => {
  const gone = '<state>deleted</state><vpcId>vpc-1</vpcId>';
  const emulator = {
    DeleteTransitGatewayVpcAttachment: `<transitGatewayVpcAttachment>${gone}</transitGatewayVpcAttachment>`,
    DescribeTransitGatewayVpcAttachments: '<answer><transitGatewayVpcAttachments/></answer>',
  };
  await ec2('DeleteTransitGatewayVpcAttachment', { TransitGatewayAttachmentId: 'tgw-attach-1' }, emulator);
  const describe = (parameters: Record<string, string>) =>
    ec2('DescribeTransitGatewayVpcAttachments', parameters, emulator);
  expect((await describe({ 'TransitGatewayAttachmentIds.1': 'tgw-attach-1' })).body).toBe(
    `<answer><transitGatewayVpcAttachments><item>${gone}</item></transitGatewayVpcAttachments></answer>`,
  );
  expect((await describe({})).body).toBe(emulator.DescribeTransitGatewayVpcAttachments);
});
