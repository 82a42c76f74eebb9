import { z } from 'zod';

/** Schema of a job of a service: a pod that ends, started at times or before each rollout. */
export const jobSchema = z.strictObject({
  /** When it starts, in the five fields of cron: minute, hour, day of the month, month, day of the week. @default - `runs` */
  schedule: z.string().optional(),
  /** Time zone of the schedule, by its IANA name. @default Etc/UTC */
  timeZone: z.string().optional(),
  /** Starts it before a new version of the service is rolled out, which waits for it, as for a migration. @default - `schedule` */
  runs: z.enum(['before-each-rollout']).optional(),
  /** Program that is started. @default - the service's */
  command: z.array(z.string()).min(1).optional(),
  /** Arguments of the program. @default - the service's */
  args: z.array(z.string()).min(1).optional(),
  /** vCPUs that its pod requests. @default - those of the platform's default container */
  cpu: z.number().positive().optional(),
  /** MiB of memory that its pod requests. @default - that of the platform's default container */
  memoryMiB: z.int().positive().optional(),
  /** Seconds that it may run, its retries included; then it is ended and has failed. What Fargate takes to place its pods is added. */
  deadlineSeconds: z.int().min(1).max(604_800),
  /** How often it is tried again after it failed. @default 0 */
  retries: z.int().min(0).max(10).default(0),
});

/** Schema of the jobs of a service, by name. */
export const jobsSchema = z.record(z.string(), jobSchema);

/** A job of a service. */
export type Job = z.output<typeof jobSchema>;
