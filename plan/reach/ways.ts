import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, listAt, stringAt } from '../../objects/json';
import { environmentOf } from '../environment-of';

/** A way into an environment or out of it, that is no pair of its nodes. */
export interface Way {
  readonly environment: string;
  /**
   * - `entrance`: a load balancer that answers for a host, from the internet or from ranges of other networks.
   * - `API endpoint`: a range from which the cluster's API is reached over the internet.
   * - `AWS API`: an endpoint by which pods reach an API of AWS without the internet.
   * - `prefix list`: a list of AWS's addresses that a security group lets out to.
   * - `route`: where a route table sends what is for a range.
   * - `join`: another network that the VPC is joined to.
   */
  readonly kind: 'API endpoint' | 'AWS API' | 'entrance' | 'join' | 'prefix list' | 'route';
  readonly from: string;
  readonly to: string;
}

/** Every way of these objects, in no order. */
export function waysOf(objects: readonly DistObject[]): Way[] {
  return objects.flatMap((object) => {
    const read = readers[groupKind(object)];
    const environment = environmentOf(object);
    return (read?.(object, objects) ?? []).map((way) => ({ environment, ...way }));
  });
}

type Read = (object: DistObject, all: readonly DistObject[]) => Omit<Way, 'environment'>[];

const readers: Readonly<Record<string, Read>> = {
  'ec2 Route': routeWays,
  'ec2 SecurityGroupEgressRule': prefixListWays,
  'ec2 TransitGatewayVPCAttachment': attachmentWays,
  'ec2 VPCEndpoint': endpointWays,
  'ec2 VPCPeeringConnection': peeringWays,
  'eks Cluster': apiWays,
  'networking.k8s.io Ingress': entranceWays,
};

const field = ({ body }: DistObject, ...keys: string[]) => at(body, 'spec', 'forProvider', ...keys);

function entranceWays(ingress: DistObject, all: readonly DistObject[]): Omit<Way, 'environment'>[] {
  const { annotations, body, namespace } = ingress;
  const scheme = annotations['alb.ingress.kubernetes.io/scheme'] ?? 'internal';
  const ranges = annotations['alb.ingress.kubernetes.io/inbound-cidrs'];
  const outside = scheme === 'internet-facing' ? 'the internet' : callersOf(ingress, all);
  const from = `${outside}${ranges === undefined ? '' : ` (${ranges})`}`;
  return listAt(body, 'spec', 'rules').flatMap((rule) =>
    listAt(rule, 'http', 'paths').map((path) => {
      const service = at(path, 'backend', 'service');
      const port = at(service, 'port', 'number') ?? at(service, 'port', 'name');
      const host = `${stringAt(rule, 'host') ?? 'every host'}${stringAt(path, 'path') ?? ''}`;
      return { kind: 'entrance', from, to: `${host}, which is ${namespace}/${stringAt(service, 'name')} on ${port}` };
    }),
  );
}

/** The ranges that the groups of an internal load balancer let in; without any it can be called in the VPC alone. */
function callersOf({ annotations, cluster }: DistObject, all: readonly DistObject[]): string {
  const groups = (annotations['alb.ingress.kubernetes.io/security-groups'] ?? '').split(',');
  const ranges = all
    .filter((object) => groupKind(object) === 'ec2 SecurityGroupIngressRule' && object.namespace === cluster)
    .filter((rule) => groups.includes(stringAt(field(rule, 'securityGroupIdRef'), 'name') ?? ''))
    .flatMap((rule) => stringAt(field(rule), 'cidrIpv4') ?? []);
  return [...new Set(ranges)].sort().join(', ') || 'the VPC';
}

/** EKS opens a public endpoint to everybody where nothing narrows it. Source: Amazon EKS API reference, "VpcConfigRequest". */
function apiWays(cluster: DistObject): Omit<Way, 'environment'>[] {
  const vpc = field(cluster, 'vpcConfig');
  if (at(vpc, 'endpointPublicAccess') !== true) return [];
  const ranges = listAt(vpc, 'publicAccessCidrs').map(String);
  return (ranges.length > 0 ? ranges : ['0.0.0.0/0']).map((from) => ({ kind: 'API endpoint', from, to: cluster.name }));
}

function endpointWays(endpoint: DistObject): Omit<Way, 'environment'>[] {
  const type = stringAt(field(endpoint), 'vpcEndpointType') ?? 'Gateway';
  const name = stringAt(field(endpoint), 'serviceName')?.replace(/^com\.amazonaws\.[a-z0-9-]+\./, '') ?? endpoint.name;
  return [{ kind: 'AWS API', from: vpcOf(endpoint), to: `${name} (${type})` }];
}

function prefixListWays(rule: DistObject): Omit<Way, 'environment'>[] {
  const list = stringAt(field(rule), 'prefixListId') ?? stringAt(field(rule), 'prefixListIdRef', 'name');
  if (list === undefined) return [];
  const [first, last] = [field(rule, 'fromPort'), field(rule, 'toPort')];
  const ports = first === last ? `${first}` : `${first} to ${last}`;
  const from = stringAt(field(rule), 'securityGroupIdRef', 'name') ?? '';
  // The list's id is AWS's, and rule and description say whose it is.
  return [{ kind: 'prefix list', from, to: `${stringAt(field(rule), 'description') ?? list} on ${ports}` }];
}

function routeWays(route: DistObject): Omit<Way, 'environment'>[] {
  const table = stringAt(field(route), 'routeTableIdRef', 'name') ?? stringAt(field(route), 'routeTableId') ?? '';
  const range = stringAt(field(route), 'destinationCidrBlock') ?? stringAt(field(route), 'destinationIpv6CidrBlock');
  const targets = Object.entries(at(route.body, 'spec', 'forProvider') ?? {})
    .filter(([key]) => /(?:[gG]ateway|Endpoint|Connection|Interface)Id(?:Ref)?$/.test(key))
    .flatMap(([, value]) => (typeof value === 'string' ? value : (stringAt(value, 'name') ?? [])));
  return [
    { kind: 'route', from: table, to: `${range ?? 'a prefix list'} by ${targets.join(', ') || 'a target by its id'}` },
  ];
}

const vpcOf = (object: DistObject) => stringAt(field(object, 'vpcIdRef'), 'name') ?? 'the VPC';

function attachmentWays(attachment: DistObject): Omit<Way, 'environment'>[] {
  const gateway = stringAt(field(attachment), 'transitGatewayId') ?? 'another by its reference';
  return [{ kind: 'join', from: vpcOf(attachment), to: `transit gateway ${gateway}` }];
}

function peeringWays(peering: DistObject): Omit<Way, 'environment'>[] {
  const [vpc, owner, region] = ['peerVpcId', 'peerOwnerId', 'peerRegion'].map((key) => stringAt(field(peering), key));
  const where = [owner && `account ${owner}`, region].filter(Boolean).join(', ');
  return [{ kind: 'join', from: vpcOf(peering), to: `VPC ${vpc ?? 'of the environment'}${where && ` (${where})`}` }];
}
