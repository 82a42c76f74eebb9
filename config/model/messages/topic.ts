import { z } from 'zod';

/** Schema of one SNS topic. */
export const topicSchema = z.strictObject({
  /** Whether FIFO queues get its messages in order, and once. AWS never changes it. @default false */
  fifo: z.boolean().default(false),
});

/** An SNS topic of a service. */
export type Topic = z.output<typeof topicSchema>;
