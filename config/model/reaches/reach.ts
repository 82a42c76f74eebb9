import { z } from 'zod';
import { wellFormedEntries } from '../well-formed';

const protocols = ['tcp', 'udp'] as const;

/**
 * Schema of one thing that a service reaches outside the catalogue. Each is one of `hosts`, `cidr`, `prefixList`,
 * `privateLink` and `api`, with the fields that `fieldsOf` gives it.
 */
export const reachSchema = z.strictObject({
  /** Names of hosts on the internet, reached through the environment's proxy; `*.` stands for any names below one. */
  hosts: z.array(z.string()).min(1).optional(),
  /** Range of addresses of another network, to which the region's transit gateway leads. */
  cidr: z.string().optional(),
  /** Id of a prefix list with ranges of another network, to which the region's transit gateway leads. */
  prefixList: z.string().optional(),
  /** A range that holds whatever the prefix list has. */
  within: z.string().optional(),
  /** The most entries that the prefix list may have; AWS counts as many rules. */
  entries: z.int().min(1).max(1000).optional(),
  /** Name of somebody's endpoint service of PrivateLink. */
  privateLink: z.string().optional(),
  /** Whether the endpoint answers under the private name that its owner has verified. @default false */
  privateDns: z.boolean().optional(),
  /** An API of AWS, by what AWS calls its VPC endpoint. */
  api: z.string().optional(),
  /** Actions of the API that the pods may call, without its prefix. */
  actions: z.array(z.string()).optional(),
  /** What follows region and account in the ARNs of the resources, with `{environment}` for the environment's name. */
  resources: z.array(z.string()).optional(),
  /** Port on which it answers. @default - 443 of hosts; of all others none */
  port: z.int().min(1).max(65535).optional(),
  /** Transport protocol. @default tcp */
  protocol: z.enum(protocols).optional(),
});

type Written = z.output<typeof reachSchema>;
type Field = keyof Written;

/** The fields that say what is reached, each with those that it needs beside itself and those that it may have. */
export const fieldsOf = {
  hosts: { needs: [], may: ['port'] },
  cidr: { needs: ['port'], may: ['protocol'] },
  prefixList: { needs: ['within', 'entries', 'port'], may: ['protocol'] },
  privateLink: { needs: ['port'], may: ['privateDns'] },
  api: { needs: ['actions', 'resources'], may: [] },
} as const satisfies Readonly<Partial<Record<Field, { needs: readonly Field[]; may: readonly Field[] }>>>;

/** How something is reached. */
export type ReachedBy = keyof typeof fieldsOf;

/** Every way, in the order of the documentation. */
export const everyWay: readonly ReachedBy[] = ['hosts', 'cidr', 'prefixList', 'privateLink', 'api'];

/** Transport protocol of a connection, as EC2 writes it. */
export type Protocol = (typeof protocols)[number];

/** Addresses of another network, by their range or by a prefix list that lies in one. */
export interface ReachedAddresses {
  readonly by: 'addresses';
  readonly name: string;
  readonly range: string;
  /** Id of the list, and the most rules that it counts for. @default - the whole range */
  readonly prefixList?: { readonly id: string; readonly entries: number };
  readonly port: number;
  readonly protocol: Protocol;
}

/** An endpoint service of somebody else's. */
export interface ReachedPrivateLink {
  readonly by: 'private link';
  readonly name: string;
  /** Its name at AWS. */
  readonly serviceName: string;
  readonly port: number;
  readonly privateDns: boolean;
}

/** Hosts on the internet, on one port. */
export interface ReachedHosts {
  readonly by: 'proxy';
  readonly name: string;
  readonly hosts: readonly string[];
  readonly port: number;
}

/** An API of AWS, and what its pods may do there. */
export interface ReachedApi {
  readonly by: 'API';
  readonly name: string;
  /** What AWS calls its endpoint. */
  readonly endpoint: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** Something that a service reaches outside the catalogue. */
export type Reach = ReachedAddresses | ReachedApi | ReachedHosts | ReachedPrivateLink;

/** What is declared, by name, as it is written. */
export type WrittenReaches = Readonly<Record<string, Written>>;

/** The well-formed entries of what somebody wrote. */
export function writtenReaches(written: unknown): WrittenReaches {
  return wellFormedEntries(reachSchema, written);
}

/** Which of the ways an entry names. */
export function waysNamed(written: Written): ReachedBy[] {
  return everyWay.filter((way) => written[way] !== undefined);
}

/** What is declared, read; what names no way, or lacks what its way needs, is left out. */
export function reachesOf(declared: WrittenReaches): Reach[] {
  return Object.entries(declared).flatMap(([name, written]) => reachOf(name, written) ?? []);
}

function reachOf(name: string, written: Written): Reach | undefined {
  const { api, cidr, hosts, port, prefixList, privateLink, protocol = 'tcp', within } = written;
  if (waysNamed(written).length !== 1) return undefined;
  if (api !== undefined) {
    const { actions = [], resources = [] } = written;
    return { by: 'API', name, endpoint: api, actions, resources };
  }
  if (hosts !== undefined) return { by: 'proxy', name, hosts, port: port ?? 443 };
  if (port === undefined) return undefined;
  if (cidr !== undefined) return { by: 'addresses', name, range: cidr, port, protocol };
  if (privateLink !== undefined) {
    return { by: 'private link', name, serviceName: privateLink, port, privateDns: written.privateDns ?? false };
  }
  if (prefixList === undefined || within === undefined) return undefined;
  const list = { id: prefixList, entries: written.entries ?? 1 };
  return { by: 'addresses', name, range: within, prefixList: list, port, protocol };
}

/** The addresses that a service reaches. */
export function addressesOf(declared: WrittenReaches): ReachedAddresses[] {
  return reachesOf(declared).flatMap((reach) => (reach.by === 'addresses' ? [reach] : []));
}

/** The endpoint services that a service reaches. */
export function privateLinksOf(declared: WrittenReaches): ReachedPrivateLink[] {
  return reachesOf(declared).flatMap((reach) => (reach.by === 'private link' ? [reach] : []));
}

/** The hosts on the internet that a service reaches. */
export function hostsOf(declared: WrittenReaches): ReachedHosts[] {
  return reachesOf(declared).flatMap((reach) => (reach.by === 'proxy' ? [reach] : []));
}

/** The APIs that a service reaches without a resource of its own. */
export function reachedApisOf(declared: WrittenReaches): ReachedApi[] {
  return reachesOf(declared).flatMap((reach) => (reach.by === 'API' ? [reach] : []));
}

/** The role of the security group of an endpoint service's interfaces: the id in its name. */
export function privateLinkRole({ serviceName }: Pick<ReachedPrivateLink, 'serviceName'>): string {
  return serviceName.replace(/^.*\./, '');
}
