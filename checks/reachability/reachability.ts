import type { Environment } from '../../config/model/environment';
import { privateLinksOf } from '../../config/model/reaches/reach';
import type { Service } from '../../config/model/service';
import { listenersOf } from '../../config/model/uses/listeners';
import type { DistObject } from '../../objects/dist';
import { type Decision, decideByPolicy, type PolicedCluster, type Protocol, policedCluster } from './network-policy';
import { type PossiblePod, possiblePods } from './possible-pods';
import { isReachabilityRule, portsToTry } from './rules';
import { podMembers } from './security-group-policies';
import { decideByGroup, type GroupRules, groupRulesOf, type Member } from './security-groups';

/** Everything that says who reaches whom in one environment. */
interface Reachability {
  readonly environment: Environment;
  /** Ports of which one is tried for all that no rule tells apart. */
  readonly ports: readonly number[];
  readonly groupRules: GroupRules;
  readonly cluster: PolicedCluster;
  /** By service. */
  readonly pods: ReadonlyMap<string, readonly PossiblePod[]>;
  /** By service. */
  readonly members: ReadonlyMap<string, readonly Member[]>;
}

const protocols: readonly Protocol[] = ['TCP', 'UDP'];

/**
 * Where the NetworkPolicies or the security groups of an environment let one service reach another in a way that the
 * catalogue does not declare, or do not let it in a declared way: for every ordered pair, a service and itself
 * included, every port, TCP and UDP, whatever pods they run.
 */
export function reachabilityProblems(all: readonly DistObject[], environment: Environment): string[] {
  const { name, services } = environment;
  const objects = all.filter(({ file }) => file.startsWith(`dist/${name}/`));
  const rules = objects.filter(isReachabilityRule);
  const cluster = policedCluster(objects);
  const podsIn = possiblePods(objects);
  const pods = new Map(services.map((service) => [service.name, podsIn(service.namespace)]));
  const members = new Map([...pods].map(([service, own]) => [service, podMembers(objects, own)]));
  const policed = new Map([...pods].map(([service, own]) => [service, toldApartByPolicies(own)]));
  const groupRules = groupRulesOf(rules);
  const listened = services.flatMap((service) => [
    ...service.ports.map(({ number }) => number),
    ...service.calls.map(({ port }) => port),
  ]);
  const ports = portsToTry(rules, listened);
  const reachability = { environment, ports, groupRules, cluster, pods: policed, members };
  const unprepared = services.flatMap((service) => preparationProblems(reachability, service));
  if (unprepared.length > 0) return unprepared;
  return services.flatMap((from) => services.flatMap((to) => pairProblems(reachability, from, to)));
}

/** NetworkPolicies do not look at service accounts. */
function toldApartByPolicies(pods: readonly PossiblePod[]): PossiblePod[] {
  return [...new Map(pods.map((pod) => [JSON.stringify([pod.labels, pod.ip]), pod])).values()];
}

/** Without a namespace, pods and groups there is nothing to compare, and that must not look like isolation. */
function preparationProblems({ environment, cluster, members }: Reachability, { name, namespace }: Service): string[] {
  const own = members.get(name) ?? [];
  const line = (what: string, fix: string) => [`dist/${environment.name} ${name}: ${what} (${namespace}) — ${fix}`];
  if (!Object.hasOwn(cluster.namespaces, namespace)) return line('no Namespace', 'render it');
  if (own.length === 0) return line('no subnets of a Fargate profile for its namespace', 'render profile and subnets');
  if (own.every(({ groups }) => groups.length > 0)) return [];
  return line(
    'pods that no SecurityGroupPolicy selects, so that they carry the group in which all reach each other',
    'select every pod',
  );
}

function pairProblems(
  { environment, ports, groupRules, cluster, pods, members }: Reachability,
  from: Service,
  to: Service,
) {
  const beside = [443, ...[...listenersOf(from), ...privateLinksOf(from.reaches)].map((end) => end.port)];
  const podPairs = pairs(pods.get(from.name), pods.get(to.name));
  const memberPairs = pairs(members.get(from.name), members.get(to.name));
  return ports.flatMap((port) =>
    protocols.flatMap((protocol) => {
      const wanted = protocol === 'TCP' && from.calls.some((call) => call.to === to.name && call.port === port);
      const what = `dist/${environment.name} ${from.name} to ${to.name} on ${protocol} ${port}`;
      const byPolicy = podPairs.map(([source, target]) => decideByPolicy(cluster, source, target, port, protocol));
      const byGroup = memberPairs.map(([source, target]) => decideByGroup(groupRules, source, target, port, protocol));
      return [
        // Interfaces of endpoints and databases are in the VPC like pods, so the way out to them leads to pods as well, whose
        // own policies keep it out.
        ...difference(`${what}: NetworkPolicies`, wanted, byPolicy, protocol === 'TCP' && beside.includes(port)),
        ...difference(`${what}: security groups`, wanted, byGroup),
      ];
    }),
  );
}

function pairs<T>(left: readonly T[] = [], right: readonly T[] = []): (readonly [T, T])[] {
  return left.flatMap((a) => right.map((b) => [a, b] as const));
}

/** One line if any of the decisions differs from what is declared. */
function difference(what: string, wanted: boolean, made: readonly Decision[], openAnyway = false): string[] {
  const wrong = made.find(({ egress, ingress }) => (egress !== undefined && ingress !== undefined) !== wanted);
  if (wrong === undefined) return wanted ? [] : halfOpen(what, made, openAnyway);
  const { egress = 'nothing', ingress = 'nothing' } = wrong;
  return wanted
    ? [`${what} do not let it through (out by ${egress}, in by ${ingress}) — the catalogue declares it`]
    : [`${what} let it through (out by ${egress}, in by ${ingress}) — the catalogue does not declare it`];
}

/** If one side is open, nothing gets through until the other side is opened by mistake. */
function halfOpen(what: string, made: readonly Decision[], openAnyway: boolean): string[] {
  const side = (direction: 'egress' | 'ingress', text: string) => {
    const open = made.map((decision) => decision[direction]).find((by) => by !== undefined);
    return open === undefined ? [] : [`${what} open one side (${text} by ${open}) — the catalogue does not declare it`];
  };
  return [...(openAnyway ? [] : side('egress', 'out')), ...side('ingress', 'in')];
}
