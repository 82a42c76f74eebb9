import type { Protocol } from '../../checks/reachability/network-policy';
import { isReachabilityRule, portsToTry } from '../../checks/reachability/rules';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { byEnvironment, environmentsOf } from '../environment-of';
import { type Network, networkOf, type Openness, openness, ownerOf } from './connections';
import { everywhere, type Node, rangesNamed } from './nodes';
import { type Way, waysOf } from './ways';

/** Ports of one protocol on which somebody newly reaches somebody, or no longer. */
export interface Connection {
  readonly environment: string;
  readonly change: 'gained' | 'lost';
  readonly from: Node;
  readonly to: Node;
  readonly protocol: Protocol;
  /** The first and the last port. */
  readonly ports: readonly [first: number, last: number];
  /**
   * `both`: connections get through, to a range outside of the VPC if a route leads there. Otherwise they do not, and it
   * is the enforcer whose rules let them through without the other; told between pods only.
   */
  readonly by: Exclude<Openness, 'neither'>;
}

/** A way in or out that is new, or gone. */
export interface WayChange extends Way {
  readonly change: 'gained' | 'lost';
}

/** Who newly reaches whom, and by which ways in and out, and who no longer. */
export interface ReachDifference {
  readonly connections: readonly Connection[];
  readonly ways: readonly WayChange[];
}

/**
 * Who newly reaches whom in each environment, and who no longer, of deployed objects with composites expanded. Somebody
 * reaches somebody where NetworkPolicies and security groups both let some pair of their interfaces connect. Throws for
 * a rule that cannot be read, as the checks of reachability do.
 */
export function reachDifference(before: readonly DistObject[], after: readonly DistObject[]): ReachDifference {
  const [old, now] = [byEnvironment(before), byEnvironment(after)];
  const connections = environmentsOf(before, after).flatMap((environment) =>
    withoutParts(connectionsOf(environment, old.get(environment) ?? [], now.get(environment) ?? [])),
  );
  return { connections, ways: wayDifference(before, after) };
}

/** Without what is true of a range only because it is true of every address. */
function withoutParts(connections: readonly Connection[]): Connection[] {
  const told = new Set(connections.map((connection) => JSON.stringify(connection)));
  const wide = (node: Node) => (node.kind === 'range' ? { ...node, name: everywhere } : node);
  return connections.filter((connection) => {
    const { from, to } = connection;
    const isPart = [from, to].some(({ kind, name }) => kind === 'range' && name !== everywhere);
    return !isPart || !told.has(JSON.stringify({ ...connection, from: wide(from), to: wide(to) }));
  });
}

function wayDifference(before: readonly DistObject[], after: readonly DistObject[]): WayChange[] {
  const [old, now] = [before, after].map(
    (side) => new Map(waysOf(side).map((way) => [`${way.environment} ${way.kind} ${way.from} ${way.to}`, way])),
  );
  const only = (here = new Map<string, Way>(), there = new Map<string, Way>(), change: WayChange['change']) =>
    [...here].filter(([key]) => !there.has(key)).map(([, way]) => ({ ...way, change }));
  return [...only(now, old, 'gained'), ...only(old, now, 'lost')].sort((a, b) => compare(text(a), text(b)));
}

const text = ({ environment, kind, from, to, change }: WayChange) => [environment, kind, from, to, change].join(' ');
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

const protocols: readonly Protocol[] = ['TCP', 'UDP'];

function connectionsOf(environment: string, before: readonly DistObject[], after: readonly DistObject[]): Connection[] {
  const changed = changedObjects(before, after);
  if (changed.length === 0) return [];
  const ranges = rangesNamed([...before, ...after]);
  const [old, now] = [networkOf(before, ranges), networkOf(after, ranges)];
  const touched = touchedPlaces(changed, old, now);
  const keys = [...new Set([...old.places.keys(), ...now.places.keys()])].sort();
  const ports = portsToTry([...old.rules, ...now.rules], []);
  const nodeOf = (key: string) => (now.places.get(key) ?? old.places.get(key))?.node;
  return keys.flatMap((from) =>
    keys.flatMap((to) => {
      const [source, target] = [nodeOf(from), nodeOf(to)];
      const isOfPods = source?.kind === 'pods' || target?.kind === 'pods';
      const isOfGroups = source?.kind === 'group' || target?.kind === 'group';
      if (source === undefined || target === undefined || !(isOfPods || isOfGroups)) return [];
      if (!touched.has(from) && !touched.has(to)) return [];
      return protocols.flatMap((protocol) => {
        const differing = ports.map((port, index) => {
          const [was, is] = [old, now].map((network) => openness(network, from, to, port, protocol));
          return { first: port, last: (ports[index + 1] ?? 65536) - 1, was: was ?? 'neither', is: is ?? 'neither' };
        });
        return merged(differing).flatMap(({ first, last, was, is }) =>
          stepsOf(was, is).map(({ change, by }) => {
            const [ports, found] = [[first, last] as const, { environment, change, from: source, to: target }];
            return { ...found, protocol, ports, by };
          }),
        );
      });
    }),
  );
}

/** Objects that decide about connections and are not the same on both sides. */
function changedObjects(before: readonly DistObject[], after: readonly DistObject[]): DistObject[] {
  const key = (object: DistObject) => JSON.stringify(object.body);
  const [old, now] = [before, after].map(
    (side) => new Map(side.filter(matters).map((object) => [key(object), object] as const)),
  );
  const only = (here = new Map<string, DistObject>(), there = new Map<string, DistObject>()) =>
    [...here].filter(([text]) => !there.has(text)).map(([, object]) => object);
  return [...only(old, now), ...only(now, old)];
}

const deciding = new Set([
  'core Namespace',
  'core ServiceAccount',
  'ec2 SecurityGroup',
  'ec2 Subnet',
  'ec2 VPC',
  'eks FargateProfile',
  'kubernetes.m.crossplane.io Object',
]);

const matters = (object: DistObject) => isReachabilityRule(object) || deciding.has(groupKind(object));

/** Places whose own rules or interfaces are not the same on both sides; nothing else changes what reaches whom. */
function touchedPlaces(changed: readonly DistObject[], old: Network, now: Network): ReadonlySet<string> {
  const keys = [...new Set([...old.places.keys(), ...now.places.keys()])];
  // The labels of a namespace decide about its pods as peers of any policy.
  if (changed.some((object) => groupKind(object) === 'core Namespace')) return new Set(keys);
  const namespaces = new Set(changed.flatMap(({ kind, namespace }) => (kind === 'NetworkPolicy' ? [namespace] : [])));
  const owners = new Set(changed.flatMap((object) => (isGroupRule(object) ? [ownerOf(object)] : [])));
  const touched = keys.filter((key) => {
    const [was, is] = [old, now].map((network) => network.places.get(key));
    if (JSON.stringify(was?.interfaces) !== JSON.stringify(is?.interfaces)) return true;
    const interfaces = is?.interfaces ?? [];
    return interfaces.some(
      ({ endpoint, member }) =>
        ('namespace' in endpoint && namespaces.has(endpoint.namespace)) ||
        member.groups.some((name) => owners.has(name)),
    );
  });
  return new Set(touched);
}

const isGroupRule = (object: DistObject) => isReachabilityRule(object) && object.kind !== 'NetworkPolicy';

interface Span {
  readonly first: number;
  readonly last: number;
  readonly was: Openness;
  readonly is: Openness;
}

/** Neighbouring ports of which the same is true, as one span. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const previous = result.at(-1);
    if (previous?.was === span.was && previous.is === span.is)
      result[result.length - 1] = { ...previous, last: span.last };
    else result.push(span);
  }
  return result.filter(({ was, is }) => was !== is);
}

function stepsOf(was: Openness, is: Openness): Pick<Connection, 'by' | 'change'>[] {
  return [
    ...(was === 'neither' ? [] : [{ change: 'lost' as const, by: was }]),
    ...(is === 'neither' ? [] : [{ change: 'gained' as const, by: is }]),
  ];
}
