import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type JsonObject, listAt, parsedObject, places, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';
import { environmentAccounts } from '../composed/environment-accounts';
import { decide } from '../policies/simulate';

/** Something that AWS sends into a queue, by what Git says of the sender. */
interface Delivery {
  /** The subscription or notification. */
  readonly by: DistObject;
  /** Service principal that sends. */
  readonly principal: string;
  /** ARN of the topic or bucket for which it sends. */
  readonly source: string;
  readonly isFifo: boolean;
  /** ARN of the queue. */
  readonly target: string;
  /** Whether it goes there only if it cannot be sent to another queue. */
  readonly isLast: boolean;
}

/** A queue, as AWS calls it. */
interface Queue {
  readonly object: DistObject;
  readonly arn: string;
  readonly policy: JsonObject | undefined;
  /** Alias of the key with which it is encrypted. @default - SQS encrypts it with a key of its own */
  readonly alias: string | undefined;
  readonly key: DistObject | undefined;
}

interface World {
  readonly deliveries: readonly Delivery[];
  readonly queues: readonly Queue[];
  readonly account: string;
}

/**
 * Where what a subscription or a notification of a bucket says, the policy of the queue and that of its key do not agree:
 * nothing is lost on its way, and nothing else gets in.
 *
 * @param objects of `dist/`, composites expanded
 */
export async function messageDeliveryProblems(objects: readonly DistObject[]): Promise<string[]> {
  const accounts = [...environmentAccounts(objects)];
  const each = accounts.map(async ([name, account]) => {
    const world = worldOf(
      objects.filter(({ namespace }) => namespace === name),
      account,
    );
    return [
      ...(await Promise.all(world.deliveries.map((delivery) => refusedProblems(delivery, world)))).flat(),
      ...(await Promise.all(world.queues.map((queue) => openProblems(queue, world)))).flat(),
      ...world.queues.flatMap(keyProblems),
    ];
  });
  return (await Promise.all(each)).flat();
}

const ofKind = (objects: readonly DistObject[], kind: string) => objects.filter((object) => groupKind(object) === kind);

function worldOf(own: readonly DistObject[], account: string): World {
  const arn = (api: string, object: DistObject, name: string) =>
    `arn:aws:${api}:${stringAt(forProviderOf(object.body), 'region')}:${account}:${name}`;
  const queues = ofKind(own, 'sqs Queue').map((object): Queue => {
    const forProvider = forProviderOf(object.body);
    const alias = stringAt(forProvider, 'kmsMasterKeyId');
    return {
      object,
      arn: arn('sqs', object, stringAt(forProvider, 'name') ?? ''),
      policy: parsedObject(stringAt(forProvider, 'policy') ?? ''),
      alias,
      key: ofKind(own, 'kms Key').find(({ name }) => `alias/${name}` === alias),
    };
  });
  const subscribed = ofKind(own, 'sns TopicSubscription').flatMap((by): Delivery[] => {
    const forProvider = forProviderOf(by.body);
    if (stringAt(forProvider, 'protocol') !== 'sqs') return [];
    const topic = ofKind(own, 'sns Topic').find(({ name }) => name === stringAt(forProvider, 'topicArnRef', 'name'));
    const queue = queues.find(({ object }) => object.name === stringAt(forProvider, 'endpointRef', 'name'));
    const isFifo = topic !== undefined && at(forProviderOf(topic.body), 'fifoTopic') === true;
    const source = topic === undefined ? '' : arn('sns', topic, externalNameOf(topic));
    const last = stringAt(parsedObject(stringAt(forProvider, 'redrivePolicy') ?? ''), 'deadLetterTargetArn') ?? '';
    const one = { by, principal: 'sns.amazonaws.com', source, isFifo };
    return [
      { ...one, target: queue?.arn ?? '', isLast: false },
      { ...one, target: last, isLast: true },
    ];
  });
  const notified = ofKind(own, 's3 BucketNotification').flatMap((by) =>
    listAt(forProviderOf(by.body), 'queue').map((one): Delivery => {
      const source = `arn:aws:s3:::${stringAt(forProviderOf(by.body), 'bucketRef', 'name')}`;
      const target = stringAt(one, 'queueArn') ?? '';
      return { by, principal: 's3.amazonaws.com', source, isFifo: false, target, isLast: false };
    }),
  );
  return { deliveries: [...subscribed, ...notified], queues, account };
}

async function refusedProblems(delivery: Delivery, { queues, account }: World): Promise<string[]> {
  const { by, principal, source, isFifo, isLast, target } = delivery;
  const queue = queues.find(({ arn }) => arn === target);
  if (queue === undefined) {
    return [`${where(by)}: sends to no queue of the environment (${target}) — name one`];
  }
  const isFifoQueue = at(forProviderOf(queue.object.body), 'fifoQueue') === true;
  const problems: string[] = [];
  if (isFifoQueue !== isFifo && (isFifoQueue || isLast)) {
    problems.push(`${where(by)}: of ${queue.object.name} only one is FIFO — AWS wants both, or neither`);
  }
  const sent = await decide({ ...callOf(principal, source, account), ...sending(queue), account });
  if (sent !== 'Allowed') {
    problems.push(`${where(by)}: the policy of ${queue.object.name} does not let ${source} send — name it there`);
  }
  for (const action of ['kms:Decrypt', 'kms:GenerateDataKey']) {
    if (queue.key === undefined) break;
    const used = await decide({ ...callOf(principal, source, account), ...using(queue.key, action, account), account });
    if (used === 'Allowed') continue;
    problems.push(`${where(by)}: the policy of key ${queue.key.name} does not let ${source} ${action} — name it there`);
  }
  return problems;
}

/** A key that is not the environment's own: nobody knows whom it lets use it, and one of AWS's own lets in no topic. */
function keyProblems({ object, alias, key }: Queue): string[] {
  if (alias === undefined || key !== undefined) return [];
  return [`${where(object)}: is encrypted with no key of the environment (${alias}) — name one`];
}

/** What gets into a queue that Git says nothing of: others of AWS, and senders that are not told to send there. */
async function openProblems(queue: Queue, world: World): Promise<string[]> {
  const { object, arn, policy } = queue;
  if (policy === undefined) return [];
  const { account, deliveries } = world;
  const own = deliveries.filter(({ target }) => target === arn);
  const named = places(policy).flatMap(({ value }) =>
    typeof value === 'string' && isSource.test(value) ? [value] : [],
  );
  const others = new Set([...deliveries.map(({ source }) => source), ...named]);
  for (const { source } of own) others.delete(source);
  const strangers = [
    ...[...others].map((source) => ({ source, from: account })),
    ...own.map(({ source }) => ({ source: `${source}-of-others`, from: account })),
    ...own.map(({ source }) => ({ source: source.replace(`:${account}:`, ':000000000000:'), from: '000000000000' })),
  ];
  const problems: string[] = [];
  for (const { source, from } of strangers) {
    for (const principal of ['sns.amazonaws.com', 's3.amazonaws.com', 'events.amazonaws.com']) {
      const call = callOf(principal, source, from);
      if ((await decide({ ...call, ...sending(queue), account })) === 'Allowed') {
        problems.push(
          `${where(object)}: its policy lets ${source} of ${from} send, which Git does not tell to — leave it out`,
        );
      }
    }
  }
  return problems;
}

/** The ARN of one topic or bucket. */
const isSource = /^arn:aws:(?:sns:[^:*]+:\d+:|s3:::)[^*]+$/;

const callOf = (principal: string, source: string, account: string) => ({
  principal,
  context: { 'aws:SourceArn': source, 'aws:SourceAccount': account },
});

const sending = ({ arn, policy }: Queue) => ({ action: 'sqs:SendMessage', resource: arn, resourcePolicy: policy });

const using = (key: DistObject, action: string, account: string) => ({
  action,
  resource: `arn:aws:kms:${stringAt(forProviderOf(key.body), 'region')}:${account}:key/00000000-0000-0000-0000-000000000000`,
  resourcePolicy: parsedObject(stringAt(forProviderOf(key.body), 'policy') ?? ''),
});
