import type { WrittenService } from './written-service';

/** A connection that is declared between two security groups, by their roles: a rule of each. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** TCP port. */
  readonly port: number;
}

/** The connections of the services of an environment: the calls of the catalogue, and load balancers where it has an entrance. */
export function connections(services: readonly WrittenService[]): Connection[] {
  const calls = services.flatMap((service) =>
    service.calls.flatMap((call) => (call === undefined ? [] : [{ from: service.name, ...call }])),
  );
  const entrances = services.flatMap(({ ingress, name, port }) =>
    ingress === undefined || port === undefined ? [] : [{ from: 'load-balancers', to: name, port }],
  );
  return [...calls, ...entrances];
}
