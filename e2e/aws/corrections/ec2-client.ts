import type { Ask, Call } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import { xmlItems, xmlText } from '../calls/xml';

/** Asks EC2 of the account and region of a call, for corrections. */
export class Ec2Client {
  public constructor(
    private readonly call: Call,
    private readonly ask: Ask,
  ) {}

  /** The XML that an operation answers with; throws where it fails. */
  public async run(operation: string, parameters: Readonly<Record<string, string>>): Promise<string> {
    const { caller, region } = this.call;
    const where = { account: caller.account, region };
    const { status, body } = await this.ask(internalCall({ api: 'ec2', ...where, operation, parameters }));
    if (status !== 200) throw new Error(`${operation} ${JSON.stringify(parameters)}: ${status} — ${body}`);
    return body;
  }

  /** The items that a describing operation lists, all or those that a filter matches. */
  public async list(
    operation: string,
    list: string,
    filter?: readonly [name: string, value: string],
  ): Promise<string[]> {
    const parameters: Record<string, string> =
      filter === undefined ? {} : { 'Filter.1.Name': filter[0], 'Filter.1.Value.1': filter[1] };
    return xmlItems(await this.run(operation, parameters), list);
  }

  /** The items of all existing endpoints. */
  public async endpoints(): Promise<string[]> {
    const all = await this.list('DescribeVpcEndpoints', 'vpcEndpointSet');
    return all.filter((item) => xmlText(item, 'state') !== 'deleted');
  }

  /** The items of all existing attachments of VPCs to transit gateways. */
  public async attachments(): Promise<string[]> {
    const all = await this.list('DescribeTransitGatewayVpcAttachments', 'transitGatewayVpcAttachments');
    return all.filter((item) => xmlText(item, 'state') !== 'deleted');
  }

  /** Id of the default security group of a VPC. */
  public async defaultGroup(vpcId: string): Promise<string | undefined> {
    const groups = await this.list('DescribeSecurityGroups', 'securityGroupInfo', ['vpc-id', vpcId]);
    const found = groups.find((item) => item.includes('<groupName>default</groupName>'));
    return found === undefined ? undefined : /<groupId>(sg-[^<]*)<\/groupId>/.exec(withoutPermissions(found))?.[1];
  }
}

/** A security group without its rules, which name other groups. */
export function withoutPermissions(group: string): string {
  return group.replace(/<ipPermissions(Egress)?>.*?<\/ipPermissions\1>/gs, '');
}
