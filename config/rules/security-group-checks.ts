import { awsQuotas } from '../model/aws/aws-quotas';
import { connections } from '../model/connections';
import type { Problem } from '../model/problem';
import type { WrittenEnvironment } from '../model/written-environment';
import type { WrittenService } from '../model/written-service';

/**
 * Reports connections that would give one group more rules than AWS allows. A service's group has one rule for each of
 * its connections, the load balancers' group one outbound rule for each entrance; no other group grows with the catalogue.
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
  return [
    ...services.flatMap(({ name }) => [
      { where: `config/services.ts ${name}`, ...tooMany('inbound', most('to', name), 'let fewer services call it') },
      { where: `config/services.ts ${name}.calls`, ...tooMany('outbound', most('from', name), 'call fewer services') },
    ]),
    ...counts('from', 'load-balancers').map(({ where, value }) => {
      return { where, ...tooMany('outbound', value, 'give fewer services an ingress') };
    }),
  ].flatMap(({ value, limit, ...problem }) => (value > limit ? [{ ...problem, value }] : []));
}

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
