import type { WrittenService } from './written-service';

/** A declared connection between two security groups, by their roles; each group gets a rule. */
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
