import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { places } from '../../objects/json';

const kinds = new Set([
  'ec2 SecurityGroupEgressRule',
  'ec2 SecurityGroupIngressRule',
  'networking.k8s.io NetworkPolicy',
]);

/** Whether an object lets pods reach something, or be reached. */
export function isReachabilityRule(object: DistObject): boolean {
  return kinds.has(groupKind(object));
}

/** Ports that attackers try first, and that rules for everybody often open. */
const usual = [22, 53, 443];

/**
 * Ports that represent all ports. A rule treats a port like the port below it, unless the rule begins there or has just
 * ended, so what holds for these ports holds for every port. The rules are those of security groups and of
 * NetworkPolicies.
 */
export function portsToTry(rules: readonly DistObject[], listened: readonly number[]): number[] {
  const written = rules
    .flatMap(({ body }) => places(body))
    .flatMap(({ key, value }) =>
      ['endPort', 'fromPort', 'port', 'toPort'].includes(key) && typeof value === 'number' ? [value] : [],
    );
  const ports = [...written, ...listened].flatMap((port) => [port, port + 1]);
  return [...new Set([1, ...usual, ...ports])].filter((port) => port >= 1 && port <= 65535).sort((a, b) => a - b);
}
