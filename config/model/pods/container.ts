import { z } from 'zod';
import type { Port } from './ports';

/** Schema of how a service says that it has started, lives, and takes requests. */
const probesSchema = z.strictObject({
  /** Name of the port that is asked. @default - the first one */
  port: z.string().optional(),
  /** Path that answers 200 while the pod takes requests; only over HTTP, since gRPC has a service for it. @default /healthz */
  ready: z.string().default('/healthz'),
  /** Path that answers 200 unless the container has to be started again. @default - that of `ready` */
  live: z.string().optional(),
  /** Command in the container that ends with 0 unless the container has to be started again; the only way without a port. @default - none */
  command: z.array(z.string()).min(1).optional(),
  /** Seconds that a container may take to start. @default 60 */
  startSeconds: z.int().min(5).max(3600).default(60),
});

/** Fields of a service that say what runs in its pods. */
export const containerFields = {
  /**
   * Image by digest: `sha256:…` of one in the service's own repository, which is the only one that its pods reach, or
   * `⟨registry⟩/⟨repository⟩:⟨tag⟩@sha256:…` of one that `npm run mirror` copies there. @default - nothing is deployed
   */
  image: z.string().optional(),
  /** Program that is started. @default - the image's */
  command: z.array(z.string()).min(1).optional(),
  /** Arguments of the program. @default - the image's */
  args: z.array(z.string()).min(1).optional(),
  /** Environment variables, in addition to the names of what the service uses and calls. @default - none */
  environment: z.record(z.string(), z.string()).default({}),
  /** How pods get the keys of the service's secret: as environment variables, or as files in `/etc/app-config`. @default - not at all */
  secret: z.enum(['environment', 'files']).optional(),
  /** Number of the user as which the container runs. @default - the image's, which has to be a number other than 0 */
  user: z.int().min(1).max(2_147_483_647).optional(),
  /** How Kubernetes asks pods how they are. @default - over HTTP or gRPC on the first port, and not at all without one */
  probes: probesSchema.prefault({}),
  /** Seconds in which a pod finishes what it does after it was told to stop. @default 30 */
  gracePeriodSeconds: z.int().min(1).max(3600).default(30),
  /** GiB of disk for the image, `/tmp` and logs together; Fargate gives more than 20 for a price. @default 20 */
  ephemeralStorageGiB: z.int().min(20).max(175).default(20),
};

/** Where pods find the keys of the secret as files. */
export const secretDirectory = '/etc/app-config';

/**
 * Seconds for which a pod goes on serving after it is told to end: until then some callers and the load balancer still
 * send to it.
 */
export const leavingSeconds = 15;

interface Ending {
  readonly gracePeriodSeconds: number;
  readonly ports: readonly Port[];
}

/** Seconds after which a pod that was told to end is gone; a worker has no callers to wait for. */
export function endingSeconds({ gracePeriodSeconds, ports }: Ending): number {
  return (ports.length > 0 ? leavingSeconds : 0) + gracePeriodSeconds;
}

/** What a service runs in its pods. */
export type Probes = z.output<typeof probesSchema>;
