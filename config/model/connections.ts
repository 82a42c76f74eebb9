import type { WrittenService } from './written-service';

/** What a service says of its connections. */
type Connected = Pick<WrittenService, 'calls' | 'ingress' | 'name' | 'ports'>;

/** A declared connection between two security groups, by their roles; each group gets a rule. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** TCP port. */
  readonly port: number;
}

/** Every connection of an environment's services: their calls, and those of the load balancers to those with an entrance. */
export function connections(services: readonly Connected[]): Connection[] {
  const calls = services.flatMap((service) =>
    service.calls.flatMap((call) => (call === undefined ? [] : [{ from: service.name, ...call }])),
  );
  const entrances = services.flatMap(({ ingress, name, ports: [first] = [] }) =>
    ingress === undefined || first === undefined ? [] : [{ from: 'load-balancers', to: name, port: first.number }],
  );
  return [...calls, ...entrances];
}
