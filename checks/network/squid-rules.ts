import { cidr } from '../../config/model/cidr';

/** A request to Squid, as far as its rules look at it. */
export interface ProxyRequest {
  /** Port on which it comes. */
  readonly listener: number;
  readonly method: string;
  readonly host: string;
  readonly port: number;
  /** IPv4 address to which the host's name resolves. */
  readonly address: string;
}

type Line = readonly string[];

/**
 * Whether a configuration of Squid lets a request through. Reads the directives `http_port`, `acl` and `http_access` with
 * the few types of ACL that are understood here, and throws for others, so that an unread one never hides what it allows.
 *
 * Source: Squid's documentation, "http_access" and "acl": the first rule decides all of whose ACLs match; lines of one ACL
 * are alternatives.
 */
export function isLetThrough(configuration: string, request: ProxyRequest): boolean {
  const lines = configuration.split('\n').map((line): Line => line.trim().split(/\s+/));
  const of = (directive: string) => lines.filter(([first]) => first === directive).map((line) => line.slice(1));
  const acls = of('acl');
  const names = new Map(of('http_port').map(([port, name = '']) => [Number(port), name.replace(/^name=/, '')]));
  const matches = (acl: string): boolean => {
    if (acl.startsWith('!')) return !matches(acl.slice(1));
    if (acl === 'all') return true;
    const alternatives = acls.filter(([name]) => name === acl);
    if (alternatives.length === 0) throw new Error(`squid.conf: no acl of this name (${acl}) — declare it`);
    return alternatives.some(([, type = '', ...values]) => isMatch(type, values, request, names, matches));
  };
  const rule = of('http_access').find(([, ...all]) => all.every(matches));
  return rule?.[0] === 'allow';
}

function isMatch(
  type: string,
  values: readonly string[],
  { listener, method, host, port, address }: ProxyRequest,
  names: ReadonlyMap<number, string>,
  matches: (acl: string) => boolean,
): boolean {
  const plain = values.filter((value) => !value.startsWith('-'));
  switch (type) {
    case 'all-of':
      return values.every(matches);
    case 'any-of':
      return values.some(matches);
    case 'dst':
      return plain.some((range) => cidr.isRange(range) && cidr.contains(range, address));
    case 'dstdom_regex':
      return plain.some((expression) => new RegExp(expression, values.includes('-i') ? 'i' : '').test(host));
    case 'dstdomain':
      return plain.some((name) => (name.startsWith('.') ? `.${host}`.endsWith(name) : host === name));
    case 'method':
      return values.includes(method);
    case 'myportname':
      return values.includes(names.get(listener) ?? '');
    case 'port':
      return values.includes(String(port));
    default:
      throw new Error(`squid.conf: not understood here (acl of type ${type}) — teach checks/network/squid-rules.ts`);
  }
}

/** The ports on which a configuration of Squid listens. */
export function listenersOf(configuration: string): number[] {
  return [...configuration.matchAll(/^http_port (?:\S+:)?(\d+)/gm)].map(([, port]) => Number(port));
}
