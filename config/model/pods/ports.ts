import { z } from 'zod';

/** What is spoken on a port, by the word with which the port's name begins. */
export const portProtocols = ['http', 'https', 'grpc', 'grpcs', 'tcp'] as const;

/** A TCP port that a service's pods listen on. */
export interface Port {
  /** @default - none: it is the service's only port, declared as `port` */
  readonly name?: string;
  readonly number: number;
  /** What is spoken there: `https` and `grpcs` with TLS. */
  readonly protocol: (typeof portProtocols)[number];
}

/** Schema of the number of a port. */
export const portNumber = z.int().min(1).max(65535);

/** Schema of several ports: number by name, where a name begins with the protocol, one of `portProtocols`. */
export const portsSchema = z.record(z.string(), portNumber);

/** What the name of a port says of its protocol: `grpc` and `grpc-admin` speak gRPC. */
export function protocolOf(name: string): Port['protocol'] | undefined {
  return portProtocols.find((protocol) => name === protocol || name.startsWith(`${protocol}-`));
}

/**
 * Every port that a service declares; `port` is the short form for a single one that speaks HTTP, with TLS where an
 * environment says so.
 */
export function portsOf(
  { port, ports }: { readonly port?: number; readonly ports: Readonly<Record<string, number>> },
  isEncrypted = false,
): Port[] {
  return [
    ...(port === undefined ? [] : [{ number: port, protocol: isEncrypted ? ('https' as const) : ('http' as const) }]),
    ...Object.entries(ports).map(([name, number]) => ({ name, number, protocol: protocolOf(name) ?? 'tcp' })),
  ];
}
