import { cidr } from '../../config/model/cidr';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, stringAt, stringsAt } from '../../objects/json';
import { type Labels, selects } from '../../objects/label-selector';

/** A pod, as far as policies look at it. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Labels;
  /** IPv4 address. */
  readonly ip: string;
}

/** One end of a connection: a pod, or an address outside the cluster. */
export type Endpoint = Pod | { readonly ip: string };

/** Transport protocol, as Kubernetes writes it. */
export type Protocol = 'SCTP' | 'TCP' | 'UDP';

/** What a cluster has between its pods. */
export interface PolicedCluster {
  /** Its NetworkPolicy objects. */
  readonly policies: readonly DistObject[];
  /** Labels of its namespaces, by name; what the API server adds itself need not be there. */
  readonly namespaces: Readonly<Record<string, Labels>>;
}

/** What the workload cluster of one environment has between its pods, from the objects of that environment. */
export function policedCluster(objects: readonly DistObject[]): PolicedCluster {
  const namespaces = objects
    .filter((object) => groupKind(object) === 'core Namespace')
    .map(({ name, body }) => [name, stringsAt(body, 'metadata', 'labels')] as const);
  return {
    policies: objects.filter(({ kind }) => kind === 'NetworkPolicy'),
    namespaces: Object.fromEntries(namespaces),
  };
}

/** What lets a connection out of its source, and what lets it into its destination; undefined where nothing does. */
export interface Decision {
  readonly egress: string | undefined;
  readonly ingress: string | undefined;
}

type Direction = 'Egress' | 'Ingress';

interface Side {
  readonly direction: Direction;
  readonly self: Endpoint;
  readonly peer: Endpoint;
  readonly port: number;
  readonly protocol: Protocol;
}

/**
 * Whether NetworkPolicies let a pod connect to another, by the name of a policy on either side. A side that no policy
 * selects is open. An ipBlock applies to pods too, since on EKS a pod has an address of the VPC. A pod that connects to
 * itself is judged like any other, although Kubernetes never blocks that. Throws for named ports, for IPv6, and for
 * what an API server refuses.
 *
 * Source: Kubernetes documentation, "Network Policies", and API reference, "NetworkPolicy" of networking.k8s.io/v1.
 */
export function decideByPolicy(
  cluster: PolicedCluster,
  from: Endpoint,
  to: Endpoint,
  port: number,
  protocol: Protocol,
): Decision {
  return {
    egress: permission(cluster, { direction: 'Egress', self: from, peer: to, port, protocol }),
    ingress: permission(cluster, { direction: 'Ingress', self: to, peer: from, port, protocol }),
  };
}

const isPod = (endpoint: Endpoint): endpoint is Pod => 'namespace' in endpoint;

function permission(cluster: PolicedCluster, { direction, self, peer, port, protocol }: Side): string | undefined {
  if (!isPod(self)) return 'outside the cluster';
  const selecting = selectingOf(cluster, self, direction);
  if (selecting.length === 0) return 'no policy';
  for (const { name, rules } of selecting) {
    for (const { peers, ports } of rules) {
      const isOpen = ports.length === 0 || ports.some((isOne) => isOne(port, protocol));
      if (isOpen && (peers.length === 0 || peers.some((isOne) => isOne(peer, cluster.namespaces)))) return name;
    }
  }
  return undefined;
}

/** A rule, read once for the thousands of connections that are judged by it. */
interface Rule {
  readonly peers: readonly ((peer: Endpoint, namespaces: PolicedCluster['namespaces']) => boolean)[];
  readonly ports: readonly ((port: number, protocol: Protocol) => boolean)[];
}

interface SelectingPolicy {
  readonly name: string;
  readonly rules: readonly Rule[];
}

type Selecting = { [direction in Direction]?: readonly SelectingPolicy[] };

const known = new WeakMap<PolicedCluster, WeakMap<Pod, Selecting>>();

/** The policies that select a pod for a direction, with all their rules, so that none hides an unsupported one. */
function selectingOf(cluster: PolicedCluster, pod: Pod, direction: Direction): readonly SelectingPolicy[] {
  const ofPods = known.get(cluster) ?? new WeakMap<Pod, Selecting>();
  known.set(cluster, ofPods);
  const ofPod = ofPods.get(pod) ?? {};
  ofPods.set(pod, ofPod);
  ofPod[direction] ??= cluster.policies
    .filter(
      (policy) =>
        policy.namespace === pod.namespace &&
        directions(spec(policy)).includes(direction) &&
        selects(at(spec(policy), 'podSelector') ?? {}, pod.labels),
    )
    .map((policy) => ({ name: policy.name, rules: rulesOf(policy, direction) }));
  return ofPod[direction];
}

const spec = ({ body }: DistObject): Json => at(body, 'spec') ?? {};

// The API server's default: Ingress always, Egress only if there is an egress rule.
function directions(policy: Json): readonly Json[] {
  const types = listAt(policy, 'policyTypes');
  if (types.length > 0) return types;
  return listAt(policy, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

const read = new WeakMap<DistObject, { [direction in Direction]?: readonly Rule[] }>();

function rulesOf(policy: DistObject, direction: Direction): readonly Rule[] {
  const ofPolicy = read.get(policy) ?? {};
  read.set(policy, ofPolicy);
  ofPolicy[direction] ??= listAt(spec(policy), direction.toLowerCase()).map((rule) => ({
    peers: listAt(rule, direction === 'Ingress' ? 'from' : 'to').map((peer) => peerOf(peer, policy.namespace)),
    ports: listAt(rule, 'ports').map(portOf),
  }));
  return ofPolicy[direction];
}

function peerOf(peer: Json, home: string): Rule['peers'][number] {
  const [ipBlock, namespaceSelector, podSelector] = ['ipBlock', 'namespaceSelector', 'podSelector'].map((key) =>
    at(peer, key),
  );
  const selectors = isObject(namespaceSelector) || isObject(podSelector);
  if (isObject(ipBlock) === selectors) {
    throw new Error(`not a peer (${JSON.stringify(peer)}) — give it either ipBlock or selectors`);
  }
  if (isObject(ipBlock)) return blockOf(ipBlock);
  return (endpoint, namespaces) => {
    if (!isPod(endpoint)) return false;
    const { namespace, labels } = endpoint;
    // The API server puts this label on every namespace.
    const namespaceLabels = { ...namespaces[namespace], 'kubernetes.io/metadata.name': namespace };
    const inNamespace = isObject(namespaceSelector) ? selects(namespaceSelector, namespaceLabels) : namespace === home;
    return inNamespace && (!isObject(podSelector) || selects(podSelector, labels));
  };
}

function blockOf(block: Json): Rule['peers'][number] {
  const [whole, except] = [range(at(block, 'cidr')), listAt(block, 'except').map(range)];
  return ({ ip }) => cidr.contains(whole, ip) && !except.some((excepted) => cidr.contains(excepted, ip));
}

function range(value: Json | undefined): string {
  if (typeof value === 'string' && cidr.isRange(value)) return value;
  throw new Error(`not an IPv4 range (${JSON.stringify(value)}) — write address and mask, e.g. 10.0.0.0/16`);
}

function portOf(entry: Json): Rule['ports'][number] {
  const [first, last] = [at(entry, 'port'), at(entry, 'endPort')];
  if (typeof first === 'string') throw new Error(`named ports are not supported (${first}) — write the number`);
  if (typeof last === 'number' && (typeof first !== 'number' || last < first)) {
    throw new Error(`not a range of ports (${JSON.stringify(entry)}) — endPort wants a port that is not greater`);
  }
  const wanted = stringAt(entry, 'protocol') ?? 'TCP';
  return (port, protocol) => {
    if (wanted !== protocol) return false;
    if (typeof first !== 'number') return true;
    return port >= first && port <= (typeof last === 'number' ? last : first);
  };
}
