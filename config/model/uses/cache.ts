import { z } from 'zod';

/**
 * The ports of a cache: at the first it reads and writes, at the second only reads, from a copy in the caller's zone if there is one.
 * Source: ElastiCache user guide, "Prerequisites" of serverless caches.
 */
export const valkeyPorts = [6379, 6380] as const;

/**
 * The major version of Valkey that every cache has. The provider changes it of no cache that is there
 * (`major_engine_version` of terraform-provider-aws, aws_elasticache_serverless_cache), so another one here is refused.
 */
export const valkeyVersion = '8';

/** Schema of one Valkey cache. Source of the limits: ElastiCache API reference, "DataStorage" and "ECPUPerSecond". */
export const cacheSchema = z.strictObject({
  /** GB of data at the most; beyond it what has a time to live and was not asked for the longest goes. */
  dataGB: z.int().min(1).max(5000).default(1),
  /** ElastiCache Processing Units a second at the most, one for each request of up to 1 KB; what is more has to wait. */
  ecpuPerSecond: z.int().min(1000).max(15_000_000).default(5000),
});

/** A Valkey cache of a service. */
export type Cache = z.output<typeof cacheSchema>;
