import { AwsError } from '../calls/aws-error';
import { form } from '../calls/call';
import { xmlText } from '../calls/xml';
import type { Corrections } from './correction';
import { Ec2Client, withoutPermissions } from './ec2-client';
import { allowFromItself } from './ec2-rules';

/** Corrections of VPCs, subnets, groups and route tables. */
export const networkCorrections: Corrections = {
  /** Source: Amazon VPC user guide, "Default security groups for your VPCs": members reach each other. */
  CreateVpc: async (call, ask) => {
    const answer = await ask(call);
    const vpcId = xmlText(answer.body, 'vpcId');
    const group = vpcId === undefined ? undefined : await new Ec2Client(call, ask).defaultGroup(vpcId);
    if (group !== undefined) await allowFromItself(call, ask, group);
    return answer;
  },

  /** Source: Amazon EC2 API reference, DeleteVpc: all of the VPC's resources must be deleted first. */
  DeleteVpc: async (call, ask) => {
    const vpcId = form(call).get('VpcId') ?? '';
    const ec2 = new Ec2Client(call, ask);
    const groups = await ec2.list('DescribeSecurityGroups', 'securityGroupInfo', ['vpc-id', vpcId]);
    const endpoints = await ec2.endpoints();
    const joined = [...endpoints, ...(await ec2.attachments())];
    if (groups.length > 1 || joined.some((item) => xmlText(item, 'vpcId') === vpcId)) throw vpcInUse(vpcId);
    return ask(call);
  },

  /** Source: Amazon VPC user guide, "Subnet attributes": only default subnets give out public addresses by themselves. */
  CreateSubnet: async (call, ask) => {
    const answer = await ask(call);
    const subnetId = xmlText(answer.body, 'subnetId');
    if (subnetId === undefined) return answer;
    const parameters = { SubnetId: subnetId, 'MapPublicIpOnLaunch.Value': 'false' };
    await new Ec2Client(call, ask).run('ModifySubnetAttribute', parameters);
    const body = answer.body.replace(/<(mapPublicIpOnLaunch|defaultForAz)>true</g, '<$1>false<');
    return { ...answer, body };
  },

  DescribeSubnets: async (call, ask) => {
    const answer = await ask(call);
    // 172.31 is the range of the default VPC, whose subnets alone are default ones.
    const body = answer.body.replace(
      /(<cidrBlock>(?!172\.31\.)[^<]*<\/cidrBlock>(?:(?!<subnetId>).)*?<defaultForAz>)true</gs,
      '$1false<',
    );
    return { ...answer, body };
  },

  /** Source: Amazon EC2 API reference, DeleteSubnet and "Error codes": DependencyViolation. */
  DeleteSubnet: async (call, ask) => {
    const subnetId = form(call).get('SubnetId') ?? '';
    const ec2 = new Ec2Client(call, ask);
    const interfaces = await ec2.list('DescribeNetworkInterfaces', 'networkInterfaceSet', ['subnet-id', subnetId]);
    const endpoints = await ec2.endpoints();
    const joined = [...endpoints, ...(await ec2.attachments())];
    if (interfaces.length > 0 || joined.some((item) => item.includes(`<item>${subnetId}</item>`))) {
      const message = `The subnet '${subnetId}' has dependencies and cannot be deleted.`;
      throw new AwsError(400, 'DependencyViolation', message);
    }
    return ask(call);
  },

  /** Source: Amazon EC2 API reference, DeleteSecurityGroup and "Error codes": CannotDelete, DependencyViolation. */
  DeleteSecurityGroup: async (call, ask) => {
    const id = form(call).get('GroupId') ?? '';
    const ec2 = new Ec2Client(call, ask);
    const [group] = await ec2.list('DescribeSecurityGroups', 'securityGroupInfo', ['group-id', id]);
    if (group?.includes('<groupName>default</groupName>') && withoutPermissions(group).includes(id)) {
      throw new AwsError(
        400,
        'CannotDelete',
        `the specified group: "${id}" name: "default" cannot be deleted by a user`,
      );
    }
    if (await isInUse(id, ec2)) {
      throw new AwsError(400, 'DependencyViolation', `resource ${id} has a dependent object`);
    }
    return ask(call);
  },

  /** Source: Amazon EC2 API reference, "Error codes": Resource.AlreadyAssociated. */
  AssociateRouteTable: async (call, ask) => {
    const parameters = form(call);
    const subnetId = parameters.get('SubnetId');
    if (subnetId !== null) {
      const ec2 = new Ec2Client(call, ask);
      const [table] = await ec2.list('DescribeRouteTables', 'routeTableSet', ['association.subnet-id', subnetId]);
      if (table !== undefined) {
        const message = `the specified association for route table ${parameters.get('RouteTableId')} conflicts with an existing association`;
        throw new AwsError(400, 'Resource.AlreadyAssociated', message);
      }
    }
    return ask(call);
  },
};

function vpcInUse(vpcId: string): AwsError {
  return new AwsError(400, 'DependencyViolation', `The vpc '${vpcId}' has dependencies and cannot be deleted.`);
}

/** Whether an interface or endpoint has a group, or a rule of another group names it. */
async function isInUse(groupId: string, ec2: Ec2Client): Promise<boolean> {
  const named = `<groupId>${groupId}</groupId>`;
  const interfaces = await ec2.list('DescribeNetworkInterfaces', 'networkInterfaceSet', ['group-id', groupId]);
  if (interfaces.length > 0) return true;
  if ((await ec2.endpoints()).some((item) => item.includes(named))) return true;
  const rules = await ec2.list('DescribeSecurityGroupRules', 'securityGroupRuleSet');
  return rules.some((item) => {
    const [own, peer = ''] = item.split('<referencedGroupInfo>');
    return peer.includes(named) && !own?.includes(named);
  });
}
