import { z } from 'zod';

/** Events of which S3 can tell. Source: S3 user guide, "Supported event types for SQS, SNS, and Lambda". */
export const bucketEvents = [
  's3:IntelligentTiering',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
  's3:LifecycleTransition',
  's3:ObjectAcl:Put',
  's3:ObjectCreated:*',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Put',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRestore:*',
  's3:ObjectRestore:Completed',
  's3:ObjectRestore:Delete',
  's3:ObjectRestore:Post',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Delete',
  's3:ObjectTagging:Put',
  's3:ReducedRedundancyLostObject',
  's3:Replication:*',
  's3:Replication:OperationFailedReplication',
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationNotTracked',
  's3:Replication:OperationReplicatedAfterThreshold',
] as const;

/** Schema of what a bucket tells a queue. */
export const notificationSchema = z.strictObject({
  /** Queue that is told. */
  queue: z.strictObject({
    /** Service that has the queue. @default - the one that has the bucket */
    service: z.string().optional(),
    /** Queue, as that service calls it. */
    name: z.string(),
  }),
  /** Events of which it is told, as S3 calls them. */
  events: z.array(z.enum(bucketEvents)).min(1),
  /** Beginning of the keys of which it is told. @default - any */
  prefix: z.string().min(1).optional(),
  /** End of the keys of which it is told. @default - any */
  suffix: z.string().min(1).optional(),
});

/** Schema of one S3 bucket. */
export const bucketSchema = z.strictObject({
  /** Queues that are told of what happens to objects. @default - none */
  notifies: z.array(notificationSchema).default([]),
});

/** An S3 bucket of a service. */
export type Bucket = z.output<typeof bucketSchema>;

/** What a bucket tells a queue. */
export type Notification = z.output<typeof notificationSchema>;
