import { shortHash } from '../names';
import { hostsOf, type WrittenReaches } from './reach';

/** The proxy by which services reach hosts on the internet: its namespace, its objects and its security group. */
export const egressProxy = 'egress-proxy';

/** Repository from which its image is mirrored: Canonical's build of Squid. */
export const egressProxyImage = 'public.ecr.aws/ubuntu/squid';

/** How many of it run. A single one would leave nobody to answer while Fargate patches it. */
export const egressProxyPods = 2;

/** The labels of its pods. */
export const egressProxyLabels = { 'app.kubernetes.io/name': egressProxy };

/** A service, as far as the proxy knows it. */
interface Proxied {
  readonly name: string;
  readonly reaches: WrittenReaches;
}

/** The services of an environment that reach hosts on the internet; without any there is no proxy. */
export function proxied<Service extends Proxied>(services: readonly Service[]): Service[] {
  return services.filter(({ reaches }) => hostsOf(reaches).length > 0);
}

/** Ports below those that Linux takes for connections going out, and above those of services. */
const ports = { first: 20_000, count: 10_000 };

/**
 * The port of the proxy on which it serves a service, and no other: by it the proxy tells services apart, since all pods
 * share subnets. It follows from the name alone, so that no service's port moves when another one comes or goes.
 */
export function proxyPort(service: string): number {
  return ports.first + (Number.parseInt(shortHash(service), 16) % ports.count);
}

/** What a program is told so that it reaches hosts by the proxy, and everything else as before. */
export function proxyVariables({ name }: Pick<Proxied, 'name'>): Readonly<Record<string, string>> {
  const proxy = `http://${egressProxy}.${egressProxy}.svc.cluster.local:${proxyPort(name)}`;
  // Endpoints of AWS, and names of the cluster, resolve to addresses of the VPC, which the proxy refuses.
  const direct = ['localhost', '127.0.0.1', '.svc', '.cluster.local', '.amazonaws.com', '.api.aws', '.on.aws'].join(
    ',',
  );
  return { HTTPS_PROXY: proxy, https_proxy: proxy, NO_PROXY: direct, no_proxy: direct };
}
