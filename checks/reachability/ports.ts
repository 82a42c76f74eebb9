import type { DistObject } from '../../objects/dist';
import { places } from '../../objects/json';

/** Ports that attackers try first, and that rules for everybody usually open. */
const usual = [22, 53, 443];

/**
 * Ports that stand for all ports: as each rule treats a port like the one below it, unless it begins or has just ended
 * there, what holds for these holds for every port. Rules are those of security groups and the policies.
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
