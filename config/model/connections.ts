import { egressProxy, proxied, proxyPort } from './reaches/egress-proxy';
import type { WrittenService } from './written-service';

/** A declared connection between two security groups, by their roles; each group gets a rule. */
export interface Connection {
  readonly from: string;
  readonly to: string;
  /** TCP port. */
  readonly port: number;
}

/**
 * Every connection of an environment's services: their calls, those of the load balancers to those with an entrance, and
 * those to the proxy for hosts on the internet.
 */
export function connections(services: readonly WrittenService[]): Connection[] {
  const calls = services.flatMap((service) =>
    service.calls.flatMap((call) => (call === undefined ? [] : [{ from: service.name, ...call }])),
  );
  const entrances = services.flatMap(({ ingress, name, port }) =>
    ingress === undefined || port === undefined ? [] : [{ from: 'load-balancers', to: name, port }],
  );
  const toProxy = proxied(services).map(({ name }) => ({ from: name, to: egressProxy, port: proxyPort(name) }));
  return [...calls, ...entrances, ...toProxy];
}
