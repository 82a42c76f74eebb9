import { decideByPolicy, policedCluster } from '../checks/reachability/network-policy';
import type { DistObject } from '../objects/dist';
import { stringAt } from '../objects/json';
import type { Connections, Interface } from './connections';
import { listRules } from './group-rules';
import { field, ofKind, textField } from './platform-objects';

/** How pods reach an API of AWS. */
export interface ApiWay {
  /** Whether both enforcers let some pod through to an endpoint of it. */
  readonly isOpen: boolean;
  /** The endpoint, and what opens the way to it; nothing where the environment has no endpoint of it. */
  readonly objects: readonly DistObject[];
}

const port = 443;

/** An address of AWS that no pod has, beyond the network. Source: RFC 5737. */
const outside = { ip: '192.0.2.1' };

/** The API that an endpoint is for, for example `ecr.dkr`. */
export function apiOf(endpoint: DistObject): string {
  return textField(endpoint, 'serviceName').replace(/^com\.amazonaws\.[^.]+\./, '');
}

/** How some pods reach an API, by the endpoints of their environment. */
export function apiWay(
  objects: readonly DistObject[],
  connections: Connections,
  pods: readonly Interface[],
  api: string,
): ApiWay {
  const endpoints = ofKind(objects, 'ec2 VPCEndpoint').filter((one) => `${apiOf(one)}.`.startsWith(`${api}.`));
  const ways = endpoints.map((endpoint) =>
    textField(endpoint, 'vpcEndpointType') === 'Interface'
      ? interfaceWay(objects, connections, pods, endpoint)
      : gatewayWay(objects, pods, endpoint),
  );
  return { isOpen: ways.some(({ isOpen }) => isOpen), objects: ways.flatMap((way) => way.objects) };
}

function interfaceWay(
  objects: readonly DistObject[],
  connections: Connections,
  pods: readonly Interface[],
  endpoint: DistObject,
): ApiWay {
  const { ports, objects: by } = connections.between(pods, interfacesOf(objects, endpoint));
  return { isOpen: ports.includes(port), objects: [endpoint, ...by] };
}

/** An interface of an endpoint in each of its subnets, with all of its groups. */
function interfacesOf(objects: readonly DistObject[], { name }: DistObject): Interface[] {
  const own = (kind: string, reference: string) =>
    ofKind(objects, `ec2 VPCEndpoint${kind}Association`)
      .filter((one) => textField(one, 'vpcEndpointIdRef', 'name') === name)
      .map((one) => stringAt(field(one, reference), 'name') ?? '');
  const [subnets, groups] = [own('Subnet', 'subnetIdRef'), own('SecurityGroup', 'securityGroupIdRef')];
  return ofKind(objects, 'ec2 Subnet')
    .filter((subnet) => subnets.includes(subnet.name))
    .map((subnet) => {
      const ip = textField(subnet, 'cidrBlock').replace(/\/\d+$/, '');
      return { endpoint: { ip }, member: { groups, ip } };
    });
}

/** A gateway is at AWS's public addresses: policies must let them through, and groups the list of them. */
function gatewayWay(objects: readonly DistObject[], pods: readonly Interface[], endpoint: DistObject): ApiWay {
  const cluster = policedCluster(objects);
  const open = pods.filter(
    ({ endpoint: pod }) => decideByPolicy(cluster, pod, outside, port, 'TCP').egress !== undefined,
  );
  const rules = [...new Set(open.flatMap(({ member }) => member.groups))].flatMap((group) =>
    listRules(objects, group).filter(({ composite }) => composite === undefined || composite === endpoint.composite),
  );
  return { isOpen: rules.length > 0, objects: [endpoint, ...rules] };
}
