import { everywhere, type Node } from './nodes';
import type { Connection, ReachDifference, WayChange } from './reach';

/**
 * Lines on ways and on pairs that are new or gone, and then on what only one enforcer lets through, which is called half
 * open. Pairs that differ only in the port, or in who connects, share a line.
 */
export function reachLines({ connections, ways }: ReachDifference): string[] {
  const kind = ({ environment, change, by, to }: Connection) => JSON.stringify([environment, change, by, to]);
  const perPair = grouped(connections, (one) => `${kind(one)} ${one.from.kind} ${one.from.name}`);
  const perTarget = grouped(perPair, (ports) => (ports[0] ? `${kind(ports[0])} ${onWords(ports)}` : ''));
  const isHalf = (pairs: readonly (readonly Connection[])[]) => pairs[0]?.[0]?.by !== 'both';
  const open = perTarget.filter((pairs) => !isHalf(pairs));
  return [...ways.map(wayLine), ...[...open, ...perTarget.filter(isHalf)].flatMap(connectionLine)];
}

function grouped<T>(values: readonly T[], key: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return [...groups.values()];
}

/** Pairs with one target and the same ports. */
function connectionLine(pairs: readonly (readonly Connection[])[]): string[] {
  const firsts = pairs.flatMap((ports) => ports[0] ?? []);
  const [first] = firsts;
  if (first === undefined) return [];
  const { environment, change, to, by } = first;
  const pair = `${nodesWords(firsts.map(({ from }) => from))} to ${nodesWords([to])} on ${onWords(pairs[0] ?? [])}`;
  if (by === 'both') {
    const route = to.kind === 'range' ? ', if a route leads there' : '';
    return [`${environment}: ${change === 'gained' ? 'newly open' : 'no longer open'}: ${pair}${route}`];
  }
  const state = change === 'gained' ? 'half open' : 'no longer half open';
  const other = by === 'network policies' ? 'security groups' : 'network policies';
  return [`${environment}: ${state}: ${pair} (${by} let it through, ${other} do not)`];
}

function onWords(ports: readonly Connection[]): string {
  const words = ports.map(({ protocol, ports: [first, last] }) => {
    if (first === 1 && last === 65535) return `every ${protocol} port`;
    return `${protocol} ${first === last ? first : `${first} to ${last}`}`;
  });
  return words.join(' and ');
}

const kindWords: Readonly<Record<Node['kind'], string>> = { pods: 'pods of ', group: 'group ', range: 'addresses of ' };

/** How a line names nodes: those of a kind share its word. */
function nodesWords(nodes: readonly Node[]): string {
  const isInternet = ({ kind, name }: Node) => kind === 'range' && name === everywhere;
  const inside = nodes.filter((node) => !isInternet(node));
  const kinds = [...new Set(inside.map(({ kind }) => kind))];
  const words = kinds.map((kind) => {
    const names = inside.filter((node) => node.kind === kind).map(({ name }) => name);
    return `${kindWords[kind]}${names.join(', ')}`;
  });
  return [...words, ...(nodes.some(isInternet) ? ['the internet'] : [])].join(' and ');
}

const meaning: Readonly<Record<WayChange['kind'], (way: WayChange) => string>> = {
  'API endpoint': ({ from, to }) => `API endpoint of ${to} from ${from}, over the internet`,
  'AWS API': ({ from, to }) => `endpoint of AWS's API ${to} in ${from}`,
  'endpoint service': ({ from, to }) => `endpoint of another's service ${to} in ${from}`,
  entrance: ({ from, to }) => `entrance from ${from} to ${to}`,
  join: ({ from, to }) => `${from} is joined to ${to}`,
  'prefix list': ({ from, to }) => `out of group ${from} to a prefix list: ${to}`,
  route: ({ from, to }) => `route of ${from} to ${to}`,
};

function wayLine(way: WayChange): string {
  return `${way.environment}: ${way.change === 'gained' ? 'new' : 'gone'}: ${meaning[way.kind](way)}`;
}
