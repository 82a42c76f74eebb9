import { cidr, privateRanges } from '../../config/model/cidr';
import type { Environment } from '../../config/model/environment';
import { addressesOf, privateLinksOf, type ReachedAddresses } from '../../config/model/reaches/reach';
import type { Service } from '../../config/model/service';
import { apisOf } from '../../config/model/uses';
import type { DistObject } from '../../objects/dist';
import { at, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { decideByPolicy, type PolicedCluster, type Protocol, policedCluster } from '../reachability/network-policy';
import { type PossiblePod, possiblePods } from '../reachability/possible-pods';
import { isReachabilityRule, portsToTry } from '../reachability/rules';
import { podMembers } from '../reachability/security-group-policies';
import { decideByGroup, type GroupRules, groupRulesOf, type Member } from '../reachability/security-groups';

/** An address that stands for a part of the network beyond the pods. */
interface Target {
  readonly what: string;
  readonly ip: string;
  /** The ports on which NetworkPolicies let a pod out to it, as `TCP 443`. */
  readonly allowed: readonly string[];
  /**
   * The same of security groups. @default - they are not asked, since they name the other end by its group or by a prefix
   * list of AWS
   */
  readonly byGroups?: readonly string[];
}

/**
 * Where the NetworkPolicies or the security groups of an environment let a service's pods out of the cluster in another
 * way than they need. They always reach the VPC's interfaces by TCP on 443, those in the private subnets also on the ports
 * of their databases and of PrivateLink; AWS's public addresses by TCP on 443, but only for what is reached through a gateway
 * endpoint; other networks where they declare it, and there nothing else.
 */
export function wayOutProblems(all: readonly DistObject[], environment: Environment): string[] {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
  const cluster = policedCluster(objects);
  const rules = objects.filter(isReachabilityRule);
  const ports = portsToTry(rules, [80]);
  const groupRules = groupRulesOf(rules);
  const podsIn = possiblePods(objects);
  return environment.services.flatMap((service) => {
    const pods = podsIn(service.namespace);
    const here = `dist/${environment.name} ${service.name}`;
    if (pods.length === 0) return [`${here}: no pods to judge — render the service's profile and subnets`];
    const members = podMembers(objects, pods);
    const ways = targets(environment, service).flatMap((target) =>
      ports.flatMap((port) =>
        (['TCP', 'UDP'] as const).flatMap((protocol) =>
          [
            ...wayProblems(cluster, pods, target, port, protocol),
            ...groupProblems(groupRules, members, target, port, protocol),
          ].map((problem) => `${here} to ${target.what} (${target.ip}:${port} ${protocol}): ${problem}`),
        ),
      ),
    );
    return [...ways, ...prefixListProblems(rules, environment, service).map((problem) => `${here}: ${problem}`)];
  });
}

function groupProblems(
  rules: GroupRules,
  members: readonly Member[],
  { ip, byGroups }: Target,
  port: number,
  protocol: Protocol,
): string[] {
  if (byGroups === undefined) return [];
  const made = members.map((from) => decideByGroup(rules, from, { groups: [], ip }, port, protocol).egress);
  if (byGroups.includes(`${protocol} ${port}`)) {
    return made.includes(undefined) ? ['no security group lets it out — its declarations need it'] : [];
  }
  const open = made.find((egress) => egress !== undefined);
  return open === undefined ? [] : [`a security group lets it out (${open}) — nothing that it declares needs it`];
}

/** Which addresses a prefix list has is not known here, so its rules are compared as they stand. */
function prefixListProblems(rules: readonly DistObject[], { name }: Environment, service: Service): string[] {
  const wanted = addressesOf(service.reaches).flatMap(({ port, prefixList, protocol }) =>
    prefixList === undefined ? [] : [`${prefixList.id} on ${protocol} ${port}-${port}`],
  );
  const found = rules
    .map(({ body }) => forProviderOf(body))
    .filter((rule) => stringAt(rule, 'securityGroupIdRef', 'name') === `eks-${service.name}-sg-${name}`)
    .flatMap((rule) => {
      const list = stringAt(rule, 'prefixListId');
      const [protocol, first, last] = ['ipProtocol', 'fromPort', 'toPort'].map((key) => at(rule, key));
      return list === undefined ? [] : [`${list} on ${protocol} ${first}-${last}`];
    });
  return [
    ...wanted.filter((one) => !found.includes(one)).map((one) => `no rule to ${one} — its declarations need it`),
    ...found
      .filter((one) => !wanted.includes(one))
      .map((one) => `a rule to ${one} — nothing that it declares needs it`),
  ];
}

function wayProblems(
  cluster: PolicedCluster,
  pods: readonly PossiblePod[],
  { ip, allowed }: Target,
  port: number,
  protocol: Protocol,
): string[] {
  const wanted = allowed.includes(`${protocol} ${port}`);
  const made = pods.map((pod) => decideByPolicy(cluster, pod, { ip }, port, protocol).egress);
  if (wanted) return made.includes(undefined) ? ['no NetworkPolicy lets it out — its declarations need it'] : [];
  const open = made.find((egress) => egress !== undefined);
  return open === undefined ? [] : [`a NetworkPolicy lets it out (${open}) — nothing that it declares needs it`];
}

/**
 * What is reached through a gateway answers at public addresses; 192.0.2.1 stands for them, an address that nobody has.
 * Databases, caches and interfaces of PrivateLink are where pods are.
 */
function targets({ vpcCidr, subnets }: Environment, { reaches, uses }: Service): Target[] {
  const gateways = apisOf(uses).some(({ endpointType }) => endpointType === 'gateway');
  const inside = cidr.block24(vpcCidr, 0).replace(/0\/24$/, '9');
  const other = inside.startsWith('10.') ? '172.16.0.1' : '10.0.0.1';
  const data = [
    ...(Object.keys(uses.databases).length > 0 ? ['TCP 5432'] : []),
    ...(Object.keys(uses.caches).length > 0 ? ['TCP 6379', 'TCP 6380'] : []),
  ];
  const links = privateLinksOf(reaches).map(({ port }) => `TCP ${port}`);
  const addresses = addressesOf(reaches);
  const declared = (ip: string, within: (one: ReachedAddresses) => boolean = () => true) =>
    addresses
      .filter((one) => cidr.contains(one.range, ip) && within(one))
      .map(({ port, protocol }) => `${protocol.toUpperCase()} ${port}`);
  const beyond = (what: string, ip: string, more: readonly string[] = []): Target => ({
    what,
    ip,
    allowed: [...declared(ip), ...more],
    byGroups: declared(ip, ({ prefixList }) => prefixList === undefined),
  });
  const isPrivate = (ip: string) => [...privateRanges, vpcCidr].some((range) => cidr.contains(range, ip));
  const around = addresses.flatMap(({ range }) => [range.replace(/\/.*$/, ''), ...cidr.beside(range)]);
  return [
    { what: 'an interface of the VPC', ip: inside, allowed: ['TCP 443'] },
    ...subnets.private.map((range) => {
      const ip = range.replace(/\/.*$/, '');
      return { what: 'an interface beside pods', ip, allowed: ['TCP 443', ...data, ...links] };
    }),
    beyond('a public address', '192.0.2.1', gateways ? ['TCP 443'] : []),
    beyond('another private network', other),
    beyond('another private network', '192.168.0.1'),
    ...[...new Set(around)].map((ip) => {
      return beyond('what it reaches, or beside it', ip, gateways && !isPrivate(ip) ? ['TCP 443'] : []);
    }),
  ];
}
