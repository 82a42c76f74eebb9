import { AwsError } from '../calls/aws-error';
import type { Answer, Ask } from '../calls/call';
import { internalCall } from '../calls/internal-call';
import { xmlText } from '../calls/xml';
import { invalidParameter } from './errors';

/** The account and region of a cluster. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** What EKS makes in a VPC for a cluster. */
export interface ClusterNetwork {
  readonly vpcId: string;
  readonly zones: readonly string[];
  readonly clusterSecurityGroupId: string;
  readonly interfaceIds: readonly string[];
}

/** A subnet. */
export interface Subnet {
  readonly id: string;
  readonly vpcId: string;
  readonly zone: string;
}

/** What EKS reads and makes in EC2. Source: Amazon EKS user guide, "Amazon EKS networking requirements". */
export class Network {
  public constructor(
    private readonly ask: Ask,
    private readonly place: Place,
  ) {}

  /** Subnets by their ids; throws where one is missing. */
  public async subnets(ids: readonly string[]): Promise<Subnet[]> {
    const { status, body } = await this.call('DescribeSubnets', numbered('SubnetId', ids));
    if (status !== 200) throw invalidParameter(xmlText(body, 'Message') ?? 'Subnets are invalid');
    return body
      .split(/<item>(?=\s*<subnetId>)|<subnetId>/)
      .slice(1)
      .flatMap((item) => {
        const text = `<subnetId>${item.replace(/^\s*<subnetId>/, '')}`;
        const [id, vpcId, zone] = [
          xmlText(text, 'subnetId'),
          xmlText(text, 'vpcId'),
          xmlText(text, 'availabilityZone'),
        ];
        return id === undefined || vpcId === undefined || zone === undefined ? [] : [{ id, vpcId, zone }];
      });
  }

  /** Throws where one of the groups is not in the VPC. */
  public async mustHaveGroups(vpcId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const { status, body } = await this.call('DescribeSecurityGroups', numbered('GroupId', ids));
    if (status !== 200) throw invalidParameter(xmlText(body, 'Message') ?? 'Security groups are invalid');
    const others = [...body.matchAll(/<vpcId>([^<]*)<\/vpcId>/g)].some(([, found]) => found !== vpcId);
    if (others) throw invalidParameter(`Security group(s) [${ids.join(', ')}] are not in the same VPC as the subnets.`);
  }

  /** Makes the group of a cluster, whose members reach each other, and its interfaces in the subnets. */
  public async make(
    cluster: string,
    id: string,
    subnets: readonly Subnet[],
    groups: readonly string[],
  ): Promise<ClusterNetwork> {
    const vpcId = subnets[0]?.vpcId ?? '';
    const name = `eks-cluster-sg-${cluster}-${Number.parseInt(id.slice(0, 8), 16)}`;
    const description =
      'EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads.';
    const group = await this.made('CreateSecurityGroup', 'groupId', {
      GroupName: name,
      GroupDescription: description,
      VpcId: vpcId,
      ...tags('security-group', { Name: name, [`kubernetes.io/cluster/${cluster}`]: 'owned' }),
    });
    await this.call('AuthorizeSecurityGroupIngress', {
      GroupId: group,
      'IpPermissions.1.IpProtocol': '-1',
      'IpPermissions.1.Groups.1.GroupId': group,
    });
    const interfaceIds: string[] = [];
    for (const subnet of subnets.slice(0, 2)) {
      const parameters = {
        SubnetId: subnet.id,
        Description: `Amazon EKS ${cluster}`,
        ...numbered('SecurityGroupId', [group, ...groups]),
      };
      interfaceIds.push(await this.made('CreateNetworkInterface', 'networkInterfaceId', parameters));
    }
    return { vpcId, zones: [...new Set(subnets.map(({ zone }) => zone))], clusterSecurityGroupId: group, interfaceIds };
  }

  /** Deletes what was made; a group that rules of another group name stays, as it does in AWS. */
  public async remove({
    interfaceIds,
    clusterSecurityGroupId,
  }: Pick<ClusterNetwork, 'interfaceIds' | 'clusterSecurityGroupId'>): Promise<void> {
    for (const id of interfaceIds) await this.call('DeleteNetworkInterface', { NetworkInterfaceId: id });
    await this.call('DeleteSecurityGroup', { GroupId: clusterSecurityGroupId });
  }

  private async made(
    operation: string,
    element: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<string> {
    const { status, body } = await this.call(operation, parameters);
    const id = xmlText(body, element);
    if (status !== 200 || id === undefined) throw new Error(`${operation}: ${status} — ${body}`);
    return id;
  }

  private async call(operation: string, parameters: Readonly<Record<string, string>>): Promise<Answer> {
    const { account, region } = this.place;
    try {
      return await this.ask(internalCall({ api: 'ec2', account, region, operation, parameters }));
    } catch (error) {
      if (error instanceof AwsError) return error.answer('ec2');
      throw error;
    }
  }
}

function numbered(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`${name}.${index + 1}`, value]));
}

function tags(type: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const pairs = Object.entries(values).flatMap(([key, value], index) => [
    [`TagSpecification.1.Tag.${index + 1}.Key`, key],
    [`TagSpecification.1.Tag.${index + 1}.Value`, value],
  ]);
  return Object.fromEntries([['TagSpecification.1.ResourceType', type], ...pairs]);
}
