import { z } from 'zod';
import type { PodRequest } from './aws/fargate';
import { reachSchema } from './reaches/reach';
import { usesSchema } from './uses';

const port = z.int().min(1).max(65535);

const quota = z.strictObject({
  /** vCPUs that all pods of the service may request together. */
  cpu: z.number().positive(),
  /** GiB of memory that all pods of the service may request together. */
  memoryGiB: z.number().positive(),
  /** Pods that may exist at the same time. */
  pods: z.int().positive(),
});

const replicas = z.strictObject({
  /** Pods that run side by side. */
  count: z.int().positive(),
  /** vCPUs that one of them requests. */
  cpu: z.number().positive(),
  /** MiB of memory that one of them requests. */
  memoryMiB: z.int().positive(),
});

/** Schema of one call of a service. */
export const callSchema = z.strictObject({ to: z.string(), port });

/** Schema of one service of the catalogue. */
export const serviceSchema = z.strictObject({
  /** Namespace in the workload cluster. @default - the service's name */
  namespace: z.string().optional(),
  /** TCP port that the service's pods listen on. */
  port,
  /** Services that this one calls, and on which port. */
  calls: z.array(callSchema),
  /** The most that its namespace may use. */
  quota,
  /** What its Deployment runs at rest; its pods carry the service's name as label `app.kubernetes.io/name`. @default - two of the platform's default container */
  replicas: replicas.partial().default({}),
  /** AWS resources that are made for the service and that its pods may use. @default - only its secret */
  uses: usesSchema.prefault({}),
  /** What it reaches outside the catalogue, each by a name of its own. @default - nothing */
  reaches: z.record(z.string(), reachSchema).default({}),
});

/** Schema of how a service is reached from the internet. */
export const ingressSchema = z.strictObject({
  /** Name under which the load balancer answers. */
  host: z.string(),
  /** ARN of the certificate for that name, in the environment's account and region. */
  certificateArn: z.string(),
  /** Path on which a healthy pod answers 200. @default /healthz */
  healthCheckPath: z.string().default('/healthz'),
  /**
   * Where TLS ends: at the load balancer, which speaks plain HTTP to the pods, or at the pods, whose certificate it takes
   * whoever signed it. @default load-balancer
   */
  tls: z.enum(['load-balancer', 'end-to-end']).default('load-balancer'),
  /** ARN of the web ACL that filters the requests; with cardholder data there has to be one. @default - none */
  webAclArn: z.string().optional(),
});

/** What an environment may change about a service, or add to it. */
export const serviceOverrideSchema = z.strictObject({
  quota: quota.partial().optional(),
  replicas: replicas.partial().optional(),
  /** How the service is reached from the internet. @default - not at all */
  ingress: ingressSchema.optional(),
  /** What the service reaches here under a name for which the catalogue has something else. @default - no change */
  reaches: z.record(z.string(), reachSchema).default({}),
});

/** A service as it is written in the catalogue. */
export type ServiceInput = z.input<typeof serviceSchema>;

type Replicas = z.output<typeof replicas>;

/** A service of one environment, with every default filled in. */
export interface Service extends Omit<z.output<typeof serviceSchema>, 'replicas'> {
  readonly name: string;
  readonly namespace: string;
  readonly replicas: Replicas;
  /** How the service is reached from the internet. @default - not at all */
  readonly ingress?: z.output<typeof ingressSchema>;
}

/** What a service runs at rest: what it declares, and otherwise two of the platform's default container. */
export function replicasOf(written: Partial<Replicas>, defaultContainer: PodRequest): Replicas {
  return changed({ count: 2, ...defaultContainer }, written);
}

/** The same with what a change says; a field that it gives as undefined stays as it is. */
export function changed<Fields extends object>(fields: Fields, change: Partial<Fields> = {}): Fields {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.assign({ ...fields }, Object.fromEntries(said));
}
