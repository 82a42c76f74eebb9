import { entrancesOf } from './entrance';
import type { WrittenService } from './written-service';

/** A declared connection between two security groups, by their roles; each group gets a rule. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** TCP port. */
  readonly port: number;
  /** Whether a load balancer connects, and no service. @default false */
  readonly isEntrance?: true;
}

/** Every connection of an environment's services: their calls, and those of the load balancers of their entrances. */
export function connections(services: readonly WrittenService[]): Connection[] {
  const calls = services.flatMap((service) =>
    service.calls.flatMap((call) => (call === undefined ? [] : [{ from: service.name, ...call }])),
  );
  const entrances = services.flatMap(({ name, port, ...service }) =>
    port === undefined
      ? []
      : entrancesOf({ ...service, name }).map(({ group }) => ({
          from: group,
          to: name,
          port,
          isEntrance: true as const,
        })),
  );
  return [...calls, ...entrances];
}
