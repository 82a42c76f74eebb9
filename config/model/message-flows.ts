import type { z } from 'zod';
import { type Bucket, bucketSchema, type Notification } from './messages/notification';
import { type Queue, queueSchema, type Subscription } from './messages/queue';
import { type Topic, topicSchema } from './messages/topic';
import type { Service } from './service';
import type { Uses } from './uses';

/** Whose topic, queue or bucket, and which. */
export interface Owned {
  readonly service: string;
  readonly name: string;
}

/** The way of messages from a topic into a queue. */
export interface TopicFlow {
  readonly topic: Owned & { readonly isFifo: boolean };
  readonly queue: Owned & { readonly isFifo: boolean };
  readonly subscription: Subscription;
}

/** The way of events from a bucket into a queue, which is never FIFO. */
export interface BucketFlow {
  readonly bucket: Owned;
  readonly queue: Owned;
  readonly notification: Notification;
}

type Catalogue = readonly Pick<Service, 'name' | 'uses'>[];

/** Every subscription of a queue, in the order of the catalogue. */
export function topicFlows(services: Catalogue): TopicFlow[] {
  return services.flatMap(({ name: service, uses }) =>
    queuesOf(uses).flatMap(([name, { fifo: isFifo, subscribesTo }]) =>
      subscribesTo.map((subscription): TopicFlow => {
        const owner = services.find((one) => one.name === subscription.service);
        const [, topic] = topicsOf(owner?.uses ?? { topics: [] }).find(([one]) => one === subscription.topic) ?? [];
        return {
          topic: { service: subscription.service, name: subscription.topic, isFifo: topic?.fifo ?? false },
          queue: { service, name, isFifo },
          subscription,
        };
      }),
    ),
  );
}

/** Everything that buckets tell queues, in the order of the catalogue. */
export function bucketFlows(services: Catalogue): BucketFlow[] {
  return services.flatMap(({ name: service, uses }) =>
    bucketsOf(uses).flatMap(([name, { notifies }]) =>
      notifies.map((notification): BucketFlow => {
        const { queue } = notification;
        return {
          bucket: { service, name },
          queue: { service: queue.service ?? service, name: queue.name },
          notification,
        };
      }),
    ),
  );
}

/** What comes into one queue from topics. */
export function flowsInto(services: Catalogue, { service, name }: Owned): TopicFlow[] {
  return topicFlows(services).filter(({ queue }) => queue.service === service && queue.name === name);
}

/** The queues of a service by name, those that are only listed with every default. */
export const queuesOf = ({ queues }: Pick<Uses, 'queues'>): readonly (readonly [string, Queue])[] =>
  descriptions(queues, queueSchema);

/** The topics of a service by name, those that are only listed with every default. */
export const topicsOf = ({ topics }: Pick<Uses, 'topics'>): readonly (readonly [string, Topic])[] =>
  descriptions(topics, topicSchema);

/** The buckets of a service by name, those that are only listed with every default. */
export const bucketsOf = ({ buckets }: Pick<Uses, 'buckets'>): readonly (readonly [string, Bucket])[] =>
  descriptions(buckets, bucketSchema);

function descriptions<Schema extends z.ZodObject>(
  declared: string[] | Record<string, z.output<Schema>>,
  schema: Schema,
): (readonly [string, z.output<Schema>])[] {
  return Array.isArray(declared) ? declared.map((name) => [name, schema.parse({})] as const) : Object.entries(declared);
}
