import { awsQuotas } from '../model/aws/aws-quotas';
import { connections } from '../model/connections';
import type { Problem } from '../model/problem';
import { egressProxy } from '../model/reaches/egress-proxy';
import { addressesOf, privateLinksOf, type WrittenReaches } from '../model/reaches/reach';
import { valkeyPorts } from '../model/uses/cache';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';

/** Rules that let a service out to what it reaches outside the catalogue; a prefix list counts for its entries. */
function rulesToReach(reaches: WrittenReaches): number {
  const addresses = addressesOf(reaches).map(({ prefixList }) => prefixList?.entries ?? 1);
  return addresses.reduce((sum, rules) => sum + rules, privateLinksOf(reaches).length);
}

/**
 * Reports connections that would give one group more rules than AWS allows. A service's group has one rule for each of
 * its connections and what it reaches, the load balancers' group one outbound rule for each entrance; no other group grows with the catalogue.
 */
export function securityGroupProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
): Problem[] {
  const declared = environments.map((environment) => ({
    where: environment.at('services'),
    all: connections(
      services.map((service) => {
        const { ingress, internalIngress } = environment.services[service.name] ?? {};
        return { ...service, ingress, internalIngress };
      }),
    ),
  }));
  const counts = (end: 'from' | 'to', group: string) =>
    declared.map(({ where, all }) => ({ where, value: all.filter((one) => one[end] === group).length }));
  const most = (end: 'from' | 'to', service: string) => Math.max(0, ...counts(end, service).map(({ value }) => value));
  const reached = ({ name, reaches }: WrittenService) =>
    Math.max(
      rulesToReach(reaches),
      ...environments.map((one) => rulesToReach({ ...reaches, ...one.services[name]?.reaches })),
    );
  return [
    ...services.flatMap((service) => {
      const { name } = service;
      const where = `config/services.ts ${name}`;
      const [own, others] = [most('from', name) + listeners(service.uses), reached(service)];
      return [
        { where, ...tooMany('inbound', most('to', name), 'let fewer services call it') },
        own > awsQuotas.outboundRules.limit || others === 0
          ? { where: `${where}.calls`, ...tooMany('outbound', own, 'call fewer services') }
          : { where: `${where}.reaches`, ...tooMany('outbound', own + others, 'reach fewer addresses') },
      ];
    }),
    ...counts('to', egressProxy).map(({ where, value }) => {
      return { where, ...tooMany('inbound', value, 'let fewer services reach hosts on the internet') };
    }),
    ...counts('from', 'load-balancers').map(({ where, value }) => {
      return { where, ...tooMany('outbound', value, 'give fewer services an ingress') };
    }),
  ].flatMap(({ value, limit, ...problem }) => (value > limit ? [{ ...problem, value }] : []));
}

/** What of a service's uses gets a rule of its own. */
const listeners = ({ caches = {}, databases = {} }: WrittenService['uses']) =>
  Object.keys(databases).length + Object.keys(caches).length * valkeyPorts.length;

function tooMany(direction: 'inbound' | 'outbound', value: number, fewer: string) {
  const { limit } = awsQuotas[`${direction}Rules`];
  const what = `makes more ${direction} rules in one security group than the ${limit} that AWS allows at first`;
  return {
    what,
    value,
    limit,
    fix: `${fewer}, or ask AWS for more and raise the limit in config/model/aws/aws-quotas.ts`,
  };
}
