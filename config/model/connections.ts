import { entrancesOf, portOf } from './entrance';
import { egressProxy, proxied, proxyPort } from './reaches/egress-proxy';
import type { WrittenService } from './written-service';

/** What a service says of its connections. */
type Connected = Pick<WrittenService, 'calls' | 'ingress' | 'internalIngress' | 'name' | 'ports' | 'reaches'>;

/** A declared connection between two security groups, by their roles; each group gets a rule. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** TCP port. */
  readonly port: number;
  /** Whether a load balancer connects, and no service. @default false */
  readonly isEntrance?: true;
}

/**
 * Every connection of an environment's services: their calls, those of the load balancers of their entrances, and
 * those to the proxy for hosts on the internet.
 */
export function connections(services: readonly Connected[]): Connection[] {
  const calls = services.flatMap((service) =>
    service.calls.flatMap((call) => (call === undefined ? [] : [{ from: service.name, ...call }])),
  );
  const entrances = services.flatMap(({ ports = [], ...service }) =>
    entrancesOf(service).flatMap((entrance) => {
      const port = portOf(entrance, ports)?.number;
      return port === undefined ? [] : [{ from: entrance.group, to: service.name, port, isEntrance: true as const }];
    }),
  );
  const toProxy = proxied(services).map(({ name }) => ({ from: name, to: egressProxy, port: proxyPort(name) }));
  return [...calls, ...entrances, ...toProxy];
}
