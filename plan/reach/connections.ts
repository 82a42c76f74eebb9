import { eksRules } from '../../checks/reachability/eks-rules';
import {
  decideByPolicy,
  type PolicedCluster,
  type Protocol,
  policedCluster,
} from '../../checks/reachability/network-policy';
import { isReachabilityRule } from '../../checks/reachability/rules';
import { decideByGroup, type GroupRules, groupRulesOf } from '../../checks/reachability/security-groups';
import type { DistObject } from '../../objects/dist';
import { at, stringAt } from '../../objects/json';
import { type Interface, type Place, placesOf } from './nodes';

/** Everything that decides about connections in one environment, on one side of a comparison. */
export interface Network {
  readonly places: ReadonlyMap<string, Place>;
  readonly rules: readonly DistObject[];
  readonly cluster: PolicedCluster;
  readonly groupRules: GroupRules;
  /** Policies of each namespace, so that no connection looks at all of them. */
  readonly policiesOf: ReadonlyMap<string, readonly DistObject[]>;
}

/** Which of the two enforcers let a connection through. */
export type Openness = 'both' | 'network policies' | 'security groups' | 'neither';

/** The key of a place, by which it is the same on both sides of a comparison. */
export function placeKey({ node }: Pick<Place, 'node'>): string {
  return `${node.kind} ${node.name}`;
}

/** Reads the network of one environment from its objects. */
export function networkOf(objects: readonly DistObject[], ranges: readonly string[]): Network {
  const written = objects.filter(isReachabilityRule);
  const rules = [...written, ...(written.length > 0 ? eksRules() : [])];
  const cluster = policedCluster(objects);
  return {
    places: new Map(placesOf(objects, ranges).map((place) => [placeKey(place), place])),
    rules,
    cluster,
    groupRules: groupRulesOf(rules),
    policiesOf: byNamespace(cluster.policies),
  };
}

/** The group that a rule belongs to. */
export function ownerOf({ body }: DistObject): string {
  const forProvider = at(body, 'spec', 'forProvider');
  return stringAt(forProvider, 'securityGroupIdRef', 'name') ?? stringAt(forProvider, 'securityGroupId') ?? '';
}

function byNamespace(policies: readonly DistObject[]): Map<string, DistObject[]> {
  const found = new Map<string, DistObject[]>();
  for (const policy of policies) {
    const list = found.get(policy.namespace);
    if (list === undefined) found.set(policy.namespace, [policy]);
    else list.push(policy);
  }
  return found;
}

/** What an enforcer says: its rules let it through, or stop it, or it has none for either end. */
type Verdict = 'open' | 'closed' | 'nothing to say';

/**
 * Which enforcers let some interface of one place connect to some interface of another. NetworkPolicies that select
 * neither end have nothing to say, so security groups decide alone. What a single enforcer lets through is only looked
 * at between pods, of which both enforcers know everything.
 */
export function openness(network: Network, from: string, to: string, port: number, protocol: Protocol): Openness {
  const [source, target] = [network.places.get(from), network.places.get(to)];
  const isBetweenPods = source?.node.kind === 'pods' && target?.node.kind === 'pods';
  const told = new Map<string, boolean>();
  let found: Openness = 'neither';
  for (const left of source?.interfaces ?? []) {
    for (const right of target?.interfaces ?? []) {
      // Pods that only NetworkPolicies tell apart carry the same groups.
      const members = `${left.member.groups} ${left.member.ip} ${right.member.groups} ${right.member.ip}`;
      const group = told.get(members) ?? byGroups(network, left, right, port, protocol);
      told.set(members, group);
      if (!group && !isBetweenPods) continue;
      const policy = byPolicies(network, left, right, port, protocol);
      if (policy !== 'closed' && group) return 'both';
      if (!isBetweenPods) continue;
      if (group) found = 'security groups';
      if (policy === 'open' && found === 'neither') found = 'network policies';
    }
  }
  return found;
}

function byPolicies(network: Network, left: Interface, right: Interface, port: number, protocol: Protocol): Verdict {
  const namespaces = [left, right].flatMap(({ endpoint }) => ('namespace' in endpoint ? [endpoint.namespace] : []));
  const own = [...new Set(namespaces)].flatMap((namespace) => network.policiesOf.get(namespace) ?? []);
  const cluster = { ...network.cluster, policies: own };
  const { egress, ingress } = decideByPolicy(cluster, left.endpoint, right.endpoint, port, protocol);
  if (egress === undefined || ingress === undefined) return 'closed';
  return [egress, ingress].every((by) => unpoliced.includes(by)) ? 'nothing to say' : 'open';
}

/** What `decideByPolicy` names where no policy decides. */
const unpoliced: readonly string[] = ['no policy', 'outside the cluster'];

/** A range is beyond all groups, so nothing of AWS keeps it from sending or receiving. */
function byGroups(network: Network, left: Interface, right: Interface, port: number, protocol: Protocol): boolean {
  const { egress, ingress } = decideByGroup(network.groupRules, left.member, right.member, port, protocol);
  const isOutside = ({ member }: Interface) => member.groups.length === 0;
  return (egress !== undefined || isOutside(left)) && (ingress !== undefined || isOutside(right));
}
