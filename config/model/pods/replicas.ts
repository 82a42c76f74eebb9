import { z } from 'zod';
import { type PodRequest, placingSeconds } from '../aws/fargate';

/** Schema of how many pods a service runs and how large each is: either `count`, or `from` and `to`. */
export const replicasSchema = z.strictObject({
  /** Pods that run side by side; 0 for a service that only has jobs. @default 2 */
  count: z.int().nonnegative().optional(),
  /** The fewest pods that run side by side; their number then follows their CPU. @default - `count` */
  from: z.int().positive().optional(),
  /** The most. @default - `count` */
  to: z.int().positive().optional(),
  /** Per cent of its CPU that a pod uses on average where neither more nor fewer are needed. @default 70 */
  cpuPercent: z.int().min(1).max(100).optional(),
  /** vCPUs that one of them requests. @default - those of the platform's default container */
  cpu: z.number().positive().optional(),
  /** MiB of memory that one of them requests. @default - that of the platform's default container */
  memoryMiB: z.int().positive().optional(),
});

/** How many pods a service runs, as it is written. */
export type WrittenReplicas = z.output<typeof replicasSchema>;

/**
 * How many pods a service runs: always `from` where that is `to` too, and otherwise as many as their CPU asks for. With `to`
 * 0 it has no Deployment.
 */
export interface Replicas extends PodRequest {
  readonly from: number;
  readonly to: number;
  readonly cpuPercent: number;
}

/**
 * How many more pods a rolling update may run, as a part of its replicas, rounded up.
 * Source: Kubernetes API reference, "RollingUpdateDeployment", `maxSurge`.
 */
export const surge = 0.25;

/**
 * Pods of a Deployment that count towards a quota at the worst moment of a rolling update, in which no pod is missed: its
 * replicas, the new ones that are not ready, and the old ones that are still ending. A quota counts a pod until it is gone.
 * No more old ones are told to end than new ones become ready, and those take their time to be placed; in all there are
 * never more than all of the old ones and all of the new ones.
 *
 * Source: `QuotaV1Pod` in `pkg/quota/v1/evaluator/core/pods.go` of Kubernetes v1.35.
 *
 * @param ending seconds after which a pod that was told to end is gone
 */
export function podsOfUpdate({ to }: Pick<Replicas, 'to'>, ending: number): number {
  const more = Math.ceil(to * surge);
  return Math.min(2 * to, to + more + more * Math.ceil(ending / placingSeconds.least));
}

/** What a service runs: two of the platform's default container, and what each writing changes about that in turn. */
export function replicasOf(
  defaultContainer: PodRequest,
  ...written: readonly (WrittenReplicas | undefined)[]
): Replicas {
  return written.reduce<Replicas>(
    (before, { count, from = count, to = count, cpuPercent, cpu, memoryMiB } = {}) => ({
      from: from ?? before.from,
      to: to ?? before.to,
      cpuPercent: cpuPercent ?? before.cpuPercent,
      cpu: cpu ?? before.cpu,
      memoryMiB: memoryMiB ?? before.memoryMiB,
    }),
    { from: 2, to: 2, cpuPercent: 70, ...defaultContainer },
  );
}
