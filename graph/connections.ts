import { eksSecurityGroupId } from '../checks/composed/aws-answers';
import { eksRules } from '../checks/reachability/eks-rules';
import { decideByPolicy, type Endpoint, policedCluster } from '../checks/reachability/network-policy';
import { possiblePods } from '../checks/reachability/possible-pods';
import { isReachabilityRule, portsToTry } from '../checks/reachability/rules';
import { groupsOf } from '../checks/reachability/security-group-policies';
import { decideByGroup, groupRulesOf, type Member } from '../checks/reachability/security-groups';
import type { DistObject } from '../objects/dist';

/** An interface as both enforcers see it: NetworkPolicies its pod or address, security groups the groups it carries. */
export interface Interface {
  readonly endpoint: Endpoint;
  readonly member: Member;
}

/** TCP ports on which one side gets through to another, and what says so. */
export interface Connection {
  readonly ports: readonly number[];
  /** Policies and rules that open these ports. */
  readonly objects: readonly DistObject[];
}

/** Who reaches whom in one environment. */
export interface Connections {
  /** Interfaces that stand for all that the pods of a namespace may have. */
  readonly podsOf: (namespace: string) => readonly Interface[];
  /** On which ports NetworkPolicies and security groups both let some interface connect to some other. */
  readonly between: (from: readonly Interface[], to: readonly Interface[]) => Connection;
}

/**
 * Judges the connections of an environment by both of its enforcers.
 *
 * @param objects of the environment, composites expanded
 */
export function connectionsOf(objects: readonly DistObject[]): Connections {
  const rules = objects.filter(isReachabilityRule);
  const cluster = policedCluster(objects);
  const groupRules = groupRulesOf([...rules, ...eksRules()]);
  const ports = portsToTry(rules, []);
  const pods = possiblePods(objects);
  const podsOf = (namespace: string) =>
    pods(namespace).map((pod): Interface => {
      const groups = groupsOf(objects, pod);
      return { endpoint: pod, member: { groups: groups.length > 0 ? groups : [eksSecurityGroupId], ip: pod.ip } };
    });
  const opens = (from: Interface, to: Interface, port: number): DistObject[] | undefined => {
    const policies = decideByPolicy(cluster, from.endpoint, to.endpoint, port, 'TCP');
    const groups = decideByGroup(groupRules, from.member, to.member, port, 'TCP');
    const sides = [policies.egress, policies.ingress, groups.egress, groups.ingress];
    if (sides.includes(undefined)) return undefined;
    return rules.filter(({ kind, name, namespace }) => {
      const ends = [from.endpoint, to.endpoint].map((end) => ('namespace' in end ? end.namespace : undefined));
      return sides.includes(name) && (kind !== 'NetworkPolicy' || ends.includes(namespace));
    });
  };
  const between = (from: readonly Interface[], to: readonly Interface[]): Connection => {
    const pairs = from.flatMap((source) => to.map((target) => [source, target] as const));
    const open = ports.flatMap((port) => {
      const by = pairs.map(([source, target]) => opens(source, target, port)).find((found) => found !== undefined);
      return by === undefined ? [] : [{ port, by }];
    });
    return { ports: open.map(({ port }) => port), objects: [...new Set(open.flatMap(({ by }) => by))] };
  };
  return { podsOf, between };
}
