import { z } from 'zod';

/** Schema of the web ACL that the platform makes for an environment. */
export const webAclSchema = z.strictObject({
  /** Requests that one address may send in five minutes; more are answered 403. @default 2000 */
  requestsInFiveMinutes: z.int().min(10).max(2_000_000_000).default(2000),
  /** Whether requests that AWS's managed rules match are blocked, or only counted. @default block */
  managedRules: z.enum(['block', 'count']).default('block'),
});

/** A web ACL of the platform. */
export type WebAcl = z.output<typeof webAclSchema>;
