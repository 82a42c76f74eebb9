import type { Node } from './nodes';
import type { Connection, ReachDifference, WayChange } from './reach';

/** One line for each way and each pair that is new or gone; what only one enforcer lets through is called half open. */
export function reachLines({ connections, ways }: ReachDifference): string[] {
  return [...ways.map(wayLine), ...connections.map(connectionLine)];
}

function connectionLine({ environment, change, from, to, protocol, ports, by }: Connection): string {
  const [first, last] = ports;
  const on =
    first === last
      ? `${protocol} ${first}`
      : first === 1 && last === 65535
        ? `every ${protocol} port`
        : `${protocol} ${first} to ${last}`;
  const pair = `${nodeWords(from)} to ${nodeWords(to)} on ${on}`;
  if (by === 'both') {
    const route = to.kind === 'range' ? ', if a route leads there' : '';
    return `${environment}: ${change === 'gained' ? 'newly open' : 'no longer open'}: ${pair}${route}`;
  }
  const state = change === 'gained' ? 'half open' : 'no longer half open';
  const other = by === 'network policies' ? 'security groups' : 'network policies';
  return `${environment}: ${state}: ${pair} (${by} let it through, ${other} do not)`;
}

/** How a line names a node. */
function nodeWords({ kind, name }: Node): string {
  if (kind === 'pods') return `pods of ${name}`;
  return kind === 'group' ? `group ${name}` : name === '0.0.0.0/0' ? 'the internet' : `addresses of ${name}`;
}

const meaning: Readonly<Record<WayChange['kind'], (way: WayChange) => string>> = {
  'API endpoint': ({ from, to }) => `API endpoint of ${to} from ${from}, over the internet`,
  'AWS API': ({ from, to }) => `endpoint of AWS's API ${to} in ${from}`,
  entrance: ({ from, to }) => `entrance from ${from} to ${to}`,
  'prefix list': ({ from, to }) => `out of group ${from} to AWS: ${to}`,
  route: ({ from, to }) => `route of ${from} to ${to}`,
};

function wayLine(way: WayChange): string {
  return `${way.environment}: ${way.change === 'gained' ? 'new' : 'gone'}: ${meaning[way.kind](way)}`;
}
