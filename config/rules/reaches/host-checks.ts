import { getPublicSuffix } from 'tldts';
import type { Problem } from '../../model/problem';
import { proxied, proxyPort } from '../../model/reaches/egress-proxy';
import type { ReachedHosts } from '../../model/reaches/reach';
import type { WrittenService } from '../../model/written-service';

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Ends of names that are none of the internet. Source: RFC 6761, RFC 6762; Kubernetes documentation, "DNS for Services". */
const privateEnds = ['cluster.local', 'svc', 'local', 'internal', 'localhost', 'home.arpa', 'in-addr.arpa'];

/** Ends of the names of AWS's own APIs, which the proxy is not asked for. */
const ownEnds = ['amazonaws.com', 'api.aws', 'on.aws'];

/** Whether anybody registers names below this one. Source: publicsuffix.org, with what providers of hosting have entered. */
const isPublic = (name: string) => getPublicSuffix(name, { allowPrivateDomains: true }) === name;

const isBelow = (host: string, end: string) => host === end || host.endsWith(`.${end}`);

/** What is wrong with hosts on the internet, and with the port on which a service reaches them. */
export function hostProblems({ hosts, port }: ReachedHosts, where: string): Problem[] {
  const plain: Problem = {
    where: `${where}.port`,
    what: 'is the port of HTTP without TLS, which anybody on the way reads',
    value: port,
    fix: 'reach it by HTTPS, and leave the port out',
  };
  return [
    ...hosts.flatMap((host, index) => {
      const at = `${where}.hosts[${index}]`;
      return hosts.indexOf(host) === index
        ? hostProblem(host, at)
        : [{ where: at, what: 'is listed twice', value: host, fix: 'remove one' }];
    }),
    ...(port === 80 ? [plain] : []),
  ];
}

function hostProblem(value: string, where: string): Problem[] {
  const problem = (what: string, fix: string): Problem[] => [{ where, what, value, fix }];
  const scheme = /^[a-z]+:\/\/([^/:?#]+)/i.exec(value)?.[1];
  if (scheme !== undefined) return problem('is a URL and not the name of a host', `write ${scheme.toLowerCase()}`);
  if (/^\d+(?:\.\d+){3}(?:\/\d+)?$/.test(value) || /^\[?[0-9a-f]*:[0-9a-f:]+\]?$/i.test(value)) {
    const fix = 'write the name that its certificate has; an address of another network is a cidr';
    return problem('is an address and not the name of a host', fix);
  }
  const [, name, port] = /^([^:/]+):(\d+)$/.exec(value) ?? [];
  if (name !== undefined) return problem('has a port', `write ${name}, and port: ${port} beside hosts`);
  if (value.includes('/')) return problem('has a path', `write ${value.replace(/\/.*$/, '')}; the proxy sees no paths`);
  if (value !== value.toLowerCase()) return problem('has capitals', `write ${value.toLowerCase()}`);
  if (value.endsWith('.') && value !== '.') return problem('ends in a dot', `write ${value.replace(/\.+$/, '')}`);
  return nameProblem(value, problem);
}

function nameProblem(value: string, problem: (what: string, fix: string) => Problem[]): Problem[] {
  const name = value.replace(/^\*\./, '');
  if (name.includes('*')) {
    return problem('has a wildcard that is not its whole first part', 'write *. and a domain, e.g. *.example.com');
  }
  const labels = name.split('.');
  if (!labels.every((one) => label.test(one)) || name.length > 253) {
    return problem('is not the name of a host', 'write it as DNS has it, e.g. api.example.com');
  }
  const hidden = privateEnds.find((end) => isBelow(name, end));
  if (hidden !== undefined || (labels.length === 1 && name === value)) {
    const fix = 'call a service by calls, and reach another network by cidr';
    return problem('is a name of the cluster or of a private network, which the proxy refuses', fix);
  }
  const own = ownEnds.find((end) => isBelow(name, end));
  if (own !== undefined) return problem('is of AWS, which pods reach by endpoints', 'declare a use, or the API as api');
  const isWild = name !== value;
  if (isWild && isPublic(name)) {
    return problem('is too wide: anybody registers names below it', 'name the domain of the one who is meant');
  }
  return [];
}

/** Services that would share a port of the proxy, and be one to it. */
export function proxyPortProblems(services: readonly WrittenService[]): Problem[] {
  const all = proxied(services);
  return all.flatMap(({ name }, index): Problem[] => {
    const other = all.slice(0, index).find((one) => proxyPort(one.name) === proxyPort(name));
    if (other === undefined) return [];
    const what = `gives the service the port of the proxy that ${other.name} has, by which it tells them apart`;
    return [{ where: `config/services.ts ${name}`, what, value: proxyPort(name), fix: 'choose another name' }];
  });
}
