import { z } from 'zod';

/** Schema of what a queue gets from a topic. */
export const subscriptionSchema = z.strictObject({
  /** Service that publishes to the topic; it may be the queue's own. */
  service: z.string(),
  /** Topic, as that service calls it. */
  topic: z.string(),
  /** Filter policy of SNS: which messages come. @default - all */
  filter: z.record(z.string(), z.json()).optional(),
  /** What the filter is about: the attributes of a message, or its body, which is then JSON. @default attributes */
  filterOn: z.enum(['attributes', 'body']).default('attributes'),
  /** Whether a message comes as it was published, and not in an envelope of SNS. @default false */
  raw: z.boolean().default(false),
  /**
   * Whether services are meant to subscribe to each other in a circle here, because this one publishes nothing for what it
   * gets so. @default false
   */
  closesCircle: z.boolean().default(false),
});

/** Schema of one SQS queue. */
export const queueSchema = z.strictObject({
  /** Whether messages of one group come in order, and once. AWS never changes it. @default false */
  fifo: z.boolean().default(false),
  /** Seconds for which a received message is hidden from others. @default - SQS's own, 30 */
  visibilityTimeoutSeconds: z.int().min(0).max(43200).optional(),
  /** Days after which a message is lost that nobody has received; fewer than the 14 of the dead-letter queue. @default 4 */
  retentionDays: z.int().min(1).max(13).default(4),
  /** Times that a message is received before it goes to the dead-letter queue. @default 5 */
  maxReceives: z.int().min(1).max(1000).default(5),
  /** Topics whose messages come into the queue. @default - none */
  subscribesTo: z.array(subscriptionSchema).default([]),
});

/** An SQS queue of a service. */
export type Queue = z.output<typeof queueSchema>;

/** What a queue gets from a topic. */
export type Subscription = z.output<typeof subscriptionSchema>;
