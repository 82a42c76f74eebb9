import { entrancesOf } from './entrance';
import type { WrittenService } from './written-service';

/** What a service says of its connections. */
type Connected = Pick<WrittenService, 'calls' | 'ingress' | 'internalIngress' | 'name' | 'ports'>;

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
export function connections(services: readonly Connected[]): Connection[] {
  const calls = services.flatMap((service) =>
    service.calls.flatMap((call) => (call === undefined ? [] : [{ from: service.name, ...call }])),
  );
  const entrances = services.flatMap(({ ports: [first] = [], ...service }) =>
    first === undefined
      ? []
      : entrancesOf(service).map(({ group }) => ({
          from: group,
          to: service.name,
          port: first.number,
          isEntrance: true as const,
        })),
  );
  return [...calls, ...entrances];
}
