import { z } from 'zod';
import { pipelineSchema } from './delivery/pipeline';
import { repositoryChangeSchema, repositorySchema, type ServiceRepository } from './delivery/repository';
import { type Ingresses, ingressSchema, internalIngressSchema } from './entrance';
import { containerFields } from './pods/container';
import { jobsSchema } from './pods/jobs';
import { type Port, portNumber, portsSchema } from './pods/ports';
import { type Replicas, replicasSchema } from './pods/replicas';
import { reachSchema } from './reaches/reach';
import { usesSchema } from './uses';

const quota = z.strictObject({
  /** vCPUs that all pods of the service may request together. */
  cpu: z.number().positive(),
  /** GiB of memory that all pods of the service may request together. */
  memoryGiB: z.number().positive(),
  /** Pods that may exist at the same time. */
  pods: z.int().positive(),
});

/** Schema of one call of a service. */
export const callSchema = z.strictObject({ to: z.string(), port: portNumber });

/** Schema of one service of the catalogue. */
export const serviceSchema = z.strictObject({
  /** Namespace in the workload cluster. @default - the service's name */
  namespace: z.string().optional(),
  /** TCP port that the service's pods listen on, with HTTP. @default - `ports` */
  port: portNumber.optional(),
  /** TCP ports by name instead, which begins with what is spoken there: `http`, `https`, `grpc`, `grpcs` (with TLS) or `tcp`. @default - none: a worker, which nobody calls */
  ports: portsSchema.default({}),
  /** Services that this one calls, and on which port. */
  calls: z.array(callSchema),
  /** The most that its namespace may use. */
  quota,
  /** What its Deployment runs; its pods carry the service's name as label `app.kubernetes.io/name`. @default - two of the platform's default container */
  replicas: replicasSchema.default({}),
  ...containerFields,
  /** Pods that end, by name: at times, or before each rollout. @default - none */
  jobs: jobsSchema.default({}),
  /** AWS resources that are made for the service and that its pods may use. @default - only its secret */
  uses: usesSchema.prefault({}),
  /** Where its team keeps its manifests, which Argo CD deploys into its namespace. @default - nowhere */
  repository: repositorySchema.optional(),
  /** Groups of the identity provider that see and sync in Argo CD what comes from `repository`. @default - none of its own */
  team: z.array(z.string()).default([]),
  /** The pipeline that may push its images. @default - none */
  pipeline: pipelineSchema.optional(),
  /** What it reaches outside the catalogue, each by a name of its own. @default - nothing */
  reaches: z.record(z.string(), reachSchema).default({}),
});

/** What an environment may change about a service, or add to it. */
export const serviceOverrideSchema = z.strictObject({
  quota: quota.partial().optional(),
  replicas: replicasSchema.optional(),
  /** Another image for this environment, as in the catalogue. @default - the catalogue's */
  image: z.string().optional(),
  /** Environment variables that differ from the catalogue's, or are added. @default - none */
  environment: z.record(z.string(), z.string()).default({}),
  /** Id of the version of the secret that the pods get, so that another value is rolled out as another image is. @default - the newest when a pod starts */
  secretVersion: z.string().optional(),
  /** How the service is reached from the internet. @default - not at all */
  ingress: ingressSchema.optional(),
  /** How the service is reached from other networks, without the internet. @default - not at all */
  internalIngress: internalIngressSchema.optional(),
  /** What is deployed here of the repository of its team. @default - what the catalogue says */
  repository: repositoryChangeSchema.optional(),
  /** Its team here. @default - that of the catalogue */
  team: z.array(z.string()).optional(),
  /** The pipeline that may push its images here. @default - that of the catalogue */
  pipeline: pipelineSchema.optional(),
  /** ARNs of IAM roles that may read its namespace in the workload cluster, Secrets excepted. @default - none */
  readerRoleArns: z.array(z.string()).default([]),
  /** What the service reaches here under a name for which the catalogue has something else. @default - no change */
  reaches: z.record(z.string(), reachSchema).default({}),
});

/** A service as it is written in the catalogue. */
export type ServiceInput = z.input<typeof serviceSchema>;

/** A service of one environment, with every default filled in. */
export interface Service
  extends Omit<z.output<typeof serviceSchema>, 'port' | 'ports' | 'replicas' | 'repository'>,
    Ingresses {
  readonly name: string;
  readonly namespace: string;
  /** The TCP ports that its pods listen on; an entrance that names none leads to the first. */
  readonly ports: readonly Port[];
  readonly replicas: Replicas;
  /** Id of the version of the secret that the pods get. @default - the newest when a pod starts */
  readonly secretVersion?: string | undefined;
  /** Where its manifests are. @default - nowhere */
  readonly repository?: ServiceRepository;
  /** ARNs of IAM roles that may read its namespace. */
  readonly readerRoleArns: readonly string[];
}

/** The same with what a change says; a field that it gives as undefined stays as it is. */
export function changed<Fields extends object>(fields: Fields, change: Partial<Fields> = {}): Fields {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.assign({ ...fields }, Object.fromEntries(said));
}
