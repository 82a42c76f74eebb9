import { type Entrance, entrancesOf } from '../../model/entrance';
import type { Problem } from '../../model/problem';
import type { WrittenEnvironment } from '../../model/written-environment';
import type { WrittenService } from '../../model/written-service';

/** A name under which a load balancer answers, and where it is written. */
interface Host {
  readonly value: string;
  readonly environment: WrittenEnvironment;
  readonly service: string;
  readonly entrance: Entrance;
  readonly where: string;
}

/**
 * Names that two entrances would share, in whichever environments: each leads to one load balancer. And services whose
 * name another one's internal load balancer has.
 */
export function hostProblems(
  environments: readonly WrittenEnvironment[],
  services: readonly WrittenService[],
): Problem[] {
  const hosts = environments.flatMap(hostsOf);
  const first = new Map<string, Host>();
  const shared = hosts.flatMap((host): Problem[] => {
    const other = first.get(host.value);
    if (other === undefined) first.set(host.value, host);
    // Twice in one entrance is reported with the entrance.
    if (other === undefined || other.entrance === host.entrance) return [];
    const fix = 'give each entrance a host of its own';
    return [{ where: host.where, what: `is also the host of ${placeOf(other, host)}`, value: host.value, fix }];
  });
  return [...shared, ...environments.flatMap((environment) => groupProblems(environment, services))];
}

function hostsOf(environment: WrittenEnvironment): Host[] {
  return Object.entries(environment.services).flatMap(([service, override]) =>
    entrancesOf({ ...override, name: service }).flatMap((entrance) =>
      entrance.hosts.map((value, index) => {
        const field = index === 0 ? 'host' : `aliases[${index - 1}]`;
        const where = environment.at(`services.${service}.${entrance.field}.${field}`);
        return { value, environment, service, entrance, where };
      }),
    ),
  );
}

/** As short as it is clear to whoever reads it at the other place. */
function placeOf({ entrance, environment, service, where }: Host, reader: Host): string {
  if (environment !== reader.environment) return where;
  return service === reader.service ? entrance.field : service;
}

function groupProblems({ at, services: changes }: WrittenEnvironment, services: readonly WrittenService[]): Problem[] {
  return Object.entries(changes).flatMap(([name, override]) =>
    entrancesOf({ ...override, name })
      .filter(({ field, group }) => field === 'internalIngress' && services.some((other) => other.name === group))
      .map(({ group }) => ({
        where: at(`services.${name}.internalIngress`),
        what: 'has a security group and access logs of the name of another service',
        value: group,
        fix: 'rename one of the two services',
      })),
  );
}
