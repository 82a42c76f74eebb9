import type { Environment } from '../../config/model/environment';
import { egressProxyLabels, proxied, proxyPort } from '../../config/model/reaches/egress-proxy';
import { hostsOf } from '../../config/model/reaches/reach';
import type { Service } from '../../config/model/service';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { listAt, stringAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { type Decision, decideByPolicy, policedCluster } from '../reachability/network-policy';
import { possiblePods } from '../reachability/possible-pods';
import { isReachabilityRule, portsToTry } from '../reachability/rules';
import { podMembers } from '../reachability/security-group-policies';
import { decideByGroup, groupRulesOf } from '../reachability/security-groups';
import { isLetThrough, listenersOf } from './squid-rules';

/** What `charts/` call the namespace, the group and the objects of the proxy. */
const proxy = 'egress-proxy';

/** Addresses that nobody has, for one on the internet. Source: RFC 5737. */
const outside = '192.0.2.1';

/**
 * Both ends of each range that no host on the internet has, and the address of metadata; those for documentation stand for the
 * internet. Source: RFC 6890 and its registry at IANA.
 */
const inside = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['224.0.0.0', '255.255.255.255'],
].flat();

/**
 * Where an environment has another way to the internet than its services declare: gateways or default routes without such a
 * service; routes for other pods than the proxy's; a service that gets to another's port of the proxy, or past its own
 * hosts; a proxy that reaches private addresses, or services.
 */
export function wayToInternetProblems(all: readonly DistObject[], environment: Environment): string[] {
  const objects = all.filter(({ file }) => file.startsWith(`dist/${environment.name}/`));
  const problems =
    proxied(environment.services).length === 0
      ? needlessProblems(objects)
      : [
          ...gatewayProblems(objects, environment),
          ...connectionProblems(objects, environment),
          ...allowListProblems(objects, environment),
        ];
  return problems.map((problem) => `dist/${environment.name}: ${problem}`);
}

function needlessProblems(objects: readonly DistObject[]): string[] {
  return objects
    .filter((object) => ['ec2 NATGateway', 'ec2 EIP'].includes(groupKind(object)) || object.namespace === proxy)
    .map(({ kind, name }) => `${kind}/${name}: no service reaches hosts on the internet — leave it out`);
}

const text = ({ body }: DistObject, ...keys: string[]) => stringAt(forProviderOf(body), ...keys) ?? '';

/** Each zone that is to have a way out has a gateway in its public subnet, and the proxy's subnet leads to that one. */
function gatewayProblems(objects: readonly DistObject[], { name, zones, endpointZones }: Environment): string[] {
  const of = (kind: string) => objects.filter((object) => groupKind(object) === `ec2 ${kind}`);
  const vpc = `eks-vpc-${name}`;
  const found = (zone: string) => [
    ...of('NATGateway')
      .filter((gateway) => text(gateway, 'subnetIdRef', 'name') === `${vpc}-public-${zone}`)
      .flatMap((gateway) =>
        of('EIP').flatMap((address) =>
          text(gateway, 'allocationIdRef', 'name') === address.name ? [gateway.name] : [],
        ),
      ),
  ];
  const leads = (zone: string, gateway: string) =>
    of('RouteTableAssociation')
      .filter((one) => text(one, 'subnetIdRef', 'name') === `${vpc}-egress-${zone}`)
      .some((one) =>
        of('Route').some(
          (route) =>
            text(route, 'routeTableIdRef', 'name') === text(one, 'routeTableIdRef', 'name') &&
            text(route, 'destinationCidrBlock') === '0.0.0.0/0' &&
            text(route, 'natGatewayIdRef', 'name') === gateway,
        ),
      );
  const wanted = zones.slice(0, endpointZones);
  const needless = of('NATGateway').length - wanted.length;
  return [
    ...wanted.flatMap((zone) => {
      const [gateway] = found(zone);
      if (gateway === undefined) return [`${zone}: no NAT gateway with an address in its public subnet — render it`];
      return leads(zone, gateway) ? [] : [`${zone}: the proxy's subnet does not lead to ${gateway} — add its route`];
    }),
    ...(needless > 0 ? [`${needless} NAT gateways more than zones with a way out — leave them out`] : []),
  ];
}

/** Both enforcers let a service in on its own port of the proxy and no other, and the proxy to no service. */
function connectionProblems(objects: readonly DistObject[], environment: Environment): string[] {
  const rules = objects.filter(isReachabilityRule);
  const [cluster, groupRules] = [policedCluster(objects), groupRulesOf(rules)];
  const podsIn = possiblePods(objects);
  const ofProxy = podsIn(proxy).map((pod) => ({ ...pod, labels: egressProxyLabels }));
  const proxies = podMembers(objects, ofProxy);
  if (ofProxy.length === 0) return ['no pods of the proxy to judge — render its profile and subnets'];
  const reached = new Set(environment.services.flatMap(({ reaches }) => hostsOf(reaches)).map(({ port }) => port));
  const ports = portsToTry(rules, []);
  const out = [outside, ...inside].flatMap((ip) =>
    ports.flatMap((port) => {
      const wanted = ip === outside && reached.has(port);
      const byPolicy = ofProxy.map((pod) => decideByPolicy(cluster, pod, { ip }, port, 'TCP').egress);
      const byGroup = proxies.map((from) => decideByGroup(groupRules, from, { groups: [], ip }, port, 'TCP').egress);
      return [
        ...differs(byPolicy, wanted, `the proxy to ${ip} on TCP ${port}: NetworkPolicies`),
        // Groups know no exceptions, so what is private is only kept from the ports that nobody reaches.
        ...differs(byGroup, reached.has(port), `the proxy to ${ip} on TCP ${port}: security groups`),
      ];
    }),
  );
  const between = environment.services.flatMap((service) => {
    const pods = podsIn(service.namespace);
    const members = podMembers(objects, pods);
    const own = proxied([service]).map(({ name }) => proxyPort(name));
    return ports.flatMap((port) => {
      const there = `${service.name} to the proxy on TCP ${port}`;
      const back = `the proxy to ${service.name} on TCP ${port}`;
      const policies = pods.flatMap((pod) => ofProxy.map((other) => decideByPolicy(cluster, pod, other, port, 'TCP')));
      const groups = members.flatMap((from) => proxies.map((to) => decideByGroup(groupRules, from, to, port, 'TCP')));
      const policiesBack = pods.flatMap((pod) => ofProxy.map((one) => decideByPolicy(cluster, one, pod, port, 'TCP')));
      const groupsBack = members.flatMap((to) => proxies.map((one) => decideByGroup(groupRules, one, to, port, 'TCP')));
      return [
        ...differs(policies.map(through), own.includes(port), `${there}: NetworkPolicies`),
        ...differs(groups.map(through), own.includes(port), `${there}: security groups`),
        ...differs(policiesBack.map(into), false, `${back}: NetworkPolicies`),
        ...differs(groupsBack.map(into), false, `${back}: security groups`),
      ];
    });
  });
  return [...out, ...between];
}

const through = ({ egress, ingress }: Decision) =>
  egress === undefined || ingress === undefined ? undefined : `${egress}, ${ingress}`;
const into = ({ ingress }: Decision) => ingress;

function differs(made: readonly (string | undefined)[], wanted: boolean, what: string): string[] {
  if (made.every((by) => (by !== undefined) === wanted)) return [];
  const by = made.find((one) => one !== undefined) ?? 'nothing';
  return [
    wanted
      ? `${what} do not let it through — a service declares it`
      : `${what} let it through (${by}) — nobody declares it`,
  ];
}

/** What the proxy is told: on each service's port the hosts that it declares, and nothing that anybody else does. */
function allowListProblems(objects: readonly DistObject[], { services }: Environment): string[] {
  const [map] = objects.filter((object) => groupKind(object) === 'core ConfigMap' && object.namespace === proxy);
  const configuration = stringAt(map?.body, 'data', 'squid.conf');
  if (configuration === undefined) return ['no configuration of the proxy — render it'];
  const own = proxied(services);
  const listeners = listenersOf(configuration);
  const wanted = own.map(({ name }) => proxyPort(name));
  const strange = [
    ...listeners.filter((port) => !wanted.includes(port)),
    ...wanted.filter((port) => !listeners.includes(port)),
  ];
  const declared = own.flatMap(({ reaches }) => hostsOf(reaches));
  const hosts = [...new Set([...declared.flatMap((one) => one.hosts.flatMap(examplesOf)), 'example.invalid', outside])];
  const ports = [...new Set([...declared.map(({ port }) => port), 80, 443, 22])];
  const decide = (listener: number, host: string, port: number, address: string, method = 'CONNECT') =>
    isLetThrough(configuration, { listener, method, host, port, address });
  return [
    ...strange.map((port) => `the proxy on port ${port}: not one for each service — correct it`),
    ...own.flatMap((service) => {
      const listener = proxyPort(service.name);
      return hosts.flatMap((host) =>
        ports.flatMap((port) => {
          const what = `the proxy for ${service.name} to ${host} on ${port}`;
          const isDeclared = declares(service, host, port);
          const told = decide(listener, host, port, outside);
          const private_ = inside.filter((address) => decide(listener, host, port, address));
          return [
            ...(told === isDeclared
              ? []
              : [
                  `${what}: ${told ? 'let through, and' : 'refused, although'} it is ${told ? 'not ' : ''}declared — correct it`,
                ]),
            ...private_.map((address) => `${what}: let through to ${address} — refuse private addresses`),
            ...(decide(listener, host, port, outside, 'GET')
              ? [`${what}: let through without TLS — admit CONNECT only`]
              : []),
          ];
        }),
      );
    }),
  ];
}

/** Names that a written host stands for, and others that look like it. */
function examplesOf(host: string): string[] {
  const name = host.replace(/^\*\./, '');
  return [name, `a.${name}`, `a.b.${name}`, `evil-${name}`, `${name}.example.invalid`];
}

function declares({ reaches }: Service, host: string, port: number): boolean {
  return hostsOf(reaches).some(
    (reach) =>
      reach.port === port &&
      reach.hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : one === host)),
  );
}

/** The namespaces whose pods run in subnets, by their Fargate profiles. */
export function namespacesInSubnet(objects: readonly DistObject[], subnet: string): string[] {
  return objects
    .filter((object) => groupKind(object) === 'eks FargateProfile')
    .filter(({ body }) => listAt(forProviderOf(body), 'subnetIdRefs').some((one) => stringAt(one, 'name') === subnet))
    .flatMap(({ body }) => listAt(forProviderOf(body), 'selector').map((one) => stringAt(one, 'namespace') ?? ''));
}
