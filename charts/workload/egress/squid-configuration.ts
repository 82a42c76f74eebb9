import { egressProxy, proxied, proxyPort } from '../../../config/model/reaches/egress-proxy';
import { hostsOf, type ReachedHosts } from '../../../config/model/reaches/reach';
import type { Service } from '../../../config/model/service';

/**
 * Addresses that no name of a host on the internet resolves to: private, shared, local, of the metadata of machines and
 * tasks, and those of IPv6 that mean the same. Source: RFC 6890.
 */
export const unreachable = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::1',
  '64:ff9b::/96',
  'fc00::/7',
  'fe80::/10',
];

/**
 * What Squid does: on each service's port a tunnel to that service's hosts, by CONNECT, so that TLS stays end to end, and
 * nothing else; a line for each request. Nothing is stored. What it calls a service is made of its port, since Squid has
 * names of its own and takes no long ones.
 *
 * Source: Squid's documentation of its directives, versions 5 and 6.
 */
export function squidConfiguration(services: readonly Service[]): string {
  const own = proxied(services).map(({ name, reaches }) => {
    const port = proxyPort(name);
    return { name, port, acl: `p${port}`, reached: hostsOf(reaches) };
  });
  const lines = [
    'acl tunnel method CONNECT',
    `acl unreachable dst ${unreachable.join(' ')}`,
    ...own.flatMap(({ name, port, acl, reached }) => [
      '',
      `# ${name}`,
      `http_port ${port} name=${acl}`,
      `acl ${acl} myportname ${acl}`,
      `note service ${name} ${acl}`,
      ...reached.flatMap((reach, index) => aclsOf(`${acl}-${index}`, reach)),
      `acl ${acl}-all any-of ${reached.map((_, index) => `${acl}-${index}`).join(' ')}`,
    ]),
    '',
    'http_access deny !tunnel',
    // Before the rule that looks names up: what a service may not reach is not even asked for.
    ...own.map(({ acl }) => `http_access deny ${acl} !${acl}-all`),
    'http_access deny unreachable',
    ...own.map(({ acl }) => `http_access allow ${acl} ${acl}-all`),
    'http_access deny all',
    '',
    ...fixed,
  ];
  return `${lines.join('\n')}\n`;
}

/** An ACL of this name that matches the hosts of what a service declares under one name, on its port. */
function aclsOf(acl: string, { name, hosts, port }: ReachedHosts): string[] {
  const exact = hosts.filter((host) => !host.startsWith('*.'));
  const below = hosts.filter((host) => host.startsWith('*.'));
  return [
    `# ${name}`,
    // Without -n Squid would ask for the names of addresses, and believe them.
    ...exact.map((host) => `acl ${acl}-exact dstdomain -n ${host}`),
    ...below.map((host) => `acl ${acl}-below dstdom_regex -n -i ${expressionOf(host)}`),
    `acl ${acl}-host any-of ${[...(exact.length > 0 ? [`${acl}-exact`] : []), ...(below.length > 0 ? [`${acl}-below`] : [])].join(' ')}`,
    `acl ${acl}-port port ${port}`,
    `acl ${acl} all-of ${acl}-host ${acl}-port`,
  ];
}

/** Names below a domain, but not the domain itself. */
function expressionOf(host: string): string {
  return `^([a-z0-9_-]+\\.)+${host.slice('*.'.length).replaceAll('.', '\\.')}$`;
}

const fixed = [
  // One line of JSON a request, so that a query finds who asked for what.
  'logformat request {"time":"%{%Y-%m-%dT%H:%M:%SZ}tg","service":"%{service}note","client":"%>a","method":"%rm","target":"%ru","status":%>Hs,"outcome":"%Ss","address":"%<a","milliseconds":%tr,"received":%>st,"sent":%<st}',
  // A probe connects and asks for nothing, so nothing of it matches.
  'acl asked url_regex .',
  'access_log stdio:/dev/stdout logformat=request asked',
  'cache_log /dev/stderr',
  'cache deny all',
  'cache_mem 0 MB',
  'client_persistent_connections off',
  'coredump_dir none',
  'forwarded_for delete',
  'httpd_suppress_version_string on',
  'icp_port 0',
  'memory_pools off',
  'netdb_filename none',
  'pid_filename none',
  'pinger_enable off',
  // Kubernetes gives a pod thirty seconds to end.
  'shutdown_lifetime 20 seconds',
  `visible_hostname ${egressProxy}`,
];
