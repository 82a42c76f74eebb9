import { cidr } from '../../config/model/cidr';
import type { Environment } from '../../config/model/environment';
import type { Service } from '../../config/model/service';
import { apisOf } from '../../config/model/uses';
import type { DistObject } from '../../objects/dist';
import { decideByPolicy, type PolicedCluster, type Protocol, policedCluster } from '../reachability/network-policy';
import { type PossiblePod, possiblePods } from '../reachability/possible-pods';
import { isReachabilityRule, portsToTry } from '../reachability/rules';

/** An address that stands for a part of the network beyond the pods. */
interface Target {
  readonly what: string;
  readonly ip: string;
  /** TCP ports on which it is reached. */
  readonly ports: readonly number[];
}

/**
 * Where the NetworkPolicies of an environment let a service's pods out of the cluster in another way than they need.
 * They always reach the VPC's interfaces by TCP on 443, those in the private subnets also on 5432 where they have a database;
 * AWS's public addresses by TCP on 443 for what is reached through a gateway endpoint; other networks and ports never.
 */
export function wayOutProblems(all: readonly DistObject[], environment: Environment): string[] {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
  const cluster = policedCluster(objects);
  const ports = portsToTry(objects.filter(isReachabilityRule), [80]);
  const podsIn = possiblePods(objects);
  return environment.services.flatMap((service) => {
    const pods = podsIn(service.namespace);
    const at = `dist/${environment.name} ${service.name}`;
    if (pods.length === 0) return [`${at}: no pods to judge — render the service's profile and subnets`];
    return targets(environment, service).flatMap((target) =>
      ports.flatMap((port) =>
        (['TCP', 'UDP'] as const).flatMap((protocol) =>
          wayProblems(cluster, pods, target, port, protocol).map(
            (problem) => `${at} to ${target.what} (${target.ip}:${port} ${protocol}): ${problem}`,
          ),
        ),
      ),
    );
  });
}

function wayProblems(
  cluster: PolicedCluster,
  pods: readonly PossiblePod[],
  { ip, ports }: Target,
  port: number,
  protocol: Protocol,
): string[] {
  const wanted = ports.includes(port) && protocol === 'TCP';
  const made = pods.map((pod) => decideByPolicy(cluster, pod, { ip }, port, protocol).egress);
  if (wanted) return made.includes(undefined) ? ['no NetworkPolicy lets it out — its declarations need it'] : [];
  const open = made.find((egress) => egress !== undefined);
  return open === undefined ? [] : [`a NetworkPolicy lets it out (${open}) — nothing that it declares needs it`];
}

/**
 * What is reached through a gateway answers at public addresses; 192.0.2.1 stands for them, an address that nobody has.
 * Databases are where pods are.
 */
function targets({ subnets, vpcCidr }: Environment, service: Service): Target[] {
  const gateways = apisOf(service.uses).some(({ endpointType }) => endpointType === 'gateway');
  const inside = cidr.block24(vpcCidr, 0).replace(/0\/24$/, '9');
  const other = inside.startsWith('10.') ? '172.16.0.1' : '10.0.0.1';
  const data = Object.keys(service.uses.databases).length > 0 ? [5432] : [];
  return [
    { what: 'an interface of the VPC', ip: inside, ports: [443] },
    ...subnets.private.map((range) => {
      return { what: 'an interface beside pods', ip: range.replace(/0\/\d+$/, '9'), ports: [443, ...data] };
    }),
    { what: 'a public address', ip: '192.0.2.1', ports: gateways ? [443] : [] },
    { what: 'another private network', ip: other, ports: [] },
    { what: 'another private network', ip: '192.168.0.1', ports: [] },
  ];
}
