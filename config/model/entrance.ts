import { z } from 'zod';
import type { Port } from './pods/ports';
import { elsewhere } from './shape';
import type { WebAcl } from './web-acl';

const path = z.strictObject({
  /** Path of requests that are let through; begins with `/`. */
  path: z.string(),
  /** Whether what lies below the path is let through too, segment by segment. @default prefix */
  match: z.enum(['prefix', 'exact']).default('prefix'),
});

/** Schema of the zone in which entrances get their names. */
export const zoneSchema = z.strictObject({
  /** Domain that the zone answers for, without a dot at its end. */
  name: z.string(),
  /** Id that Route 53 has given it. */
  id: z.string(),
});

/** What every entrance says, wherever its callers are. */
const fields = {
  /** Name under which the load balancer answers. */
  host: z.string(),
  /** Further names under which it answers; the certificate has to be for them too. @default - none */
  aliases: z.array(z.string()).default([]),
  /** Paths that are let through; to any other the load balancer answers 404. @default - every path */
  paths: z.array(path).min(1).optional(),
  /**
   * ARN of the certificate for its names, in the environment's account and region; its records are then a person's. @default
   * - the platform makes certificates and records, in the environment's zone
   */
  certificateArn: z.string().optional(),
  /** Name of the service's port to which it leads; the name says what the pods speak, and whether with TLS. @default - the first */
  port: z.string().optional(),
  /**
   * Path on which a healthy pod answers 200, or, with gRPC, a method that answers OK. @default - /healthz, with gRPC
   * /grpc.health.v1.Health/Check
   */
  healthCheckPath: z.string().optional(),
  /**
   * For a service whose one port has no name: where TLS ends, at the load balancer, which does not encrypt what it sends
   * to the pods, or at the pods, whose certificate it takes whoever signed it. @default - at the load balancer
   */
  tls: z.enum(['load-balancer', 'end-to-end']).optional(),
  /** Whether it answers on port 80 too, and sends who comes there to HTTPS. @default false */
  redirect: z.boolean().default(false),
  /** ARN of the web ACL that filters the requests; with cardholder data an entrance from the internet has to have one. @default - that of the platform, where the environment has one and the entrance is from the internet */
  webAclArn: z.string().optional(),
};

/** Where fields are that people look for in an entrance. */
const otherPlaces = {
  protocol:
    'remove it: in config/services.ts the name of the port to which the entrance leads says what is spoken there, such as grpc, or grpcs with TLS',
};

/** Schema of how a service is reached from the internet. */
export const ingressSchema = z.strictObject(fields).register(elsewhere, otherPlaces);

/** Schema of how a service is reached from other networks, without the internet. */
export const internalIngressSchema = z
  .strictObject({
    ...fields,
    /** Address ranges of its callers, such as the management network's or a partner's behind the transit gateway; nobody else gets in. */
    from: z.array(z.string()).min(1),
  })
  .register(elsewhere, otherPlaces);

/** How a service is reached from the internet, or from other networks. */
export type Ingress = z.output<typeof ingressSchema>;

/** Both ways in which a service may be reached from outside of the cluster. */
export interface Ingresses {
  /** From the internet. @default - not at all */
  readonly ingress?: Ingress;
  /** From other networks. @default - not at all */
  readonly internalIngress?: z.output<typeof internalIngressSchema>;
}

/** A load balancer in front of a service. */
export interface Entrance extends Omit<Ingress, 'aliases' | 'host' | 'paths' | 'tls'> {
  /** Field that declares it. */
  readonly field: keyof Ingresses;
  /** Name of its Ingress, and of the folder of its access logs. */
  readonly name: string;
  /** Role of its security group: all from the internet share one, every other has its own, for its callers alone. */
  readonly group: string;
  /** Address ranges of its callers; `everyone` for the internet. */
  readonly from: readonly string[] | 'everyone';
  /** Every name under which it answers, the first of them the host. */
  readonly hosts: readonly string[];
  readonly paths: readonly z.output<typeof path>[];
}

/** The port of a service to which an entrance leads; undefined where there is none, or none of that name. */
export function portOf({ port: name }: Pick<Entrance, 'port'>, ports: readonly Port[]): Port | undefined {
  return name === undefined ? ports[0] : ports.find((port) => port.name === name);
}

/** How a load balancer speaks to pods. */
export interface Spoken {
  readonly isGrpc: boolean;
  /** Whether with TLS. */
  readonly isEncrypted: boolean;
}

/** How a load balancer speaks to pods on a port; undefined where it cannot, since what is spoken there is not HTTP. */
export function spokenOn({ protocol }: Port): Spoken | undefined {
  if (protocol === 'tcp') return undefined;
  return { isGrpc: protocol.startsWith('grpc'), isEncrypted: protocol.endsWith('s') };
}

/** Where a health check asks if nobody says it. Source: "GRPC Health Checking Protocol" of gRPC. */
export const usualHealthChecks = { http: '/healthz', grpc: '/grpc.health.v1.Health/Check' } as const;

/** Whether an environment says that the pods of a service speak TLS on the port that has no name. */
export function isEncryptedHere({ ingress, internalIngress }: Ingresses): boolean {
  return [ingress, internalIngress].some((entrance) => entrance?.tls === 'end-to-end');
}

/** The load balancers of a service: one for the internet, and one for other networks. */
export function entrancesOf({ name, ingress, internalIngress }: Ingresses & { readonly name: string }): Entrance[] {
  const entrance = (written: Ingress, own: Pick<Entrance, 'field' | 'from' | 'group' | 'name'>): Entrance => {
    const { aliases, host, paths = [{ path: '/', match: 'prefix' }], tls: _, ...shared } = written;
    return { ...shared, ...own, hosts: [host, ...aliases], paths };
  };
  const internal = `${name}-internal`;
  return [
    ...(ingress === undefined
      ? []
      : [entrance(ingress, { field: 'ingress', name, group: 'load-balancers', from: 'everyone' })]),
    ...(internalIngress === undefined
      ? []
      : [
          entrance(internalIngress, {
            field: 'internalIngress',
            name: internal,
            group: internal,
            from: internalIngress.from,
          }),
        ]),
  ];
}

/** Which web ACL filters the requests of an entrance: one of somebody else, or the platform's; undefined for none. */
export function webAclOf(
  { from, webAclArn }: Pick<Entrance, 'from' | 'webAclArn'>,
  { webAcl }: { readonly webAcl?: WebAcl | undefined },
): { readonly arn: string } | 'of the platform' | undefined {
  if (webAclArn !== undefined) return { arn: webAclArn };
  return from === 'everyone' && webAcl !== undefined ? 'of the platform' : undefined;
}

/** The ports on which an entrance answers. */
export function portsOf({ redirect }: Pick<Entrance, 'redirect'>): number[] {
  return redirect ? [80, 443] : [443];
}
