import { z } from 'zod';
import type { PodRequest } from './aws/fargate';
import { type Ingresses, ingressSchema, internalIngressSchema } from './entrance';
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
});

/** What an environment may change about a service, or add to it. */
export const serviceOverrideSchema = z.strictObject({
  quota: quota.partial().optional(),
  replicas: replicas.partial().optional(),
  /** How the service is reached from the internet. @default - not at all */
  ingress: ingressSchema.optional(),
  /** How the service is reached from other networks, without the internet. @default - not at all */
  internalIngress: internalIngressSchema.optional(),
});

/** A service as it is written in the catalogue. */
export type ServiceInput = z.input<typeof serviceSchema>;

type Replicas = z.output<typeof replicas>;

/** A service of one environment, with every default filled in. */
export interface Service extends Omit<z.output<typeof serviceSchema>, 'replicas'>, Ingresses {
  readonly name: string;
  readonly namespace: string;
  readonly replicas: Replicas;
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
