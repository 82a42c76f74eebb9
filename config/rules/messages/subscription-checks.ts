import { instead } from '../../../texts/nearest';
import type { Subscription } from '../../model/messages/queue';
import type { Problem } from '../../model/problem';
import { declaredNames } from '../../model/uses';
import type { WrittenService } from '../../model/written-service';
import { filterProblems } from './filter-checks';

/** A subscription where it is written. */
interface Written {
  readonly where: string;
  /** Whose queue it is. */
  readonly by: string;
  readonly isFifo: boolean;
  readonly subscription: Subscription;
  readonly isRepeated: boolean;
}

/** What is wrong with the well-formed subscriptions of queues, each and between services. */
export function subscriptionProblems(services: readonly WrittenService[]): Problem[] {
  const all = services.flatMap(written);
  return [
    ...all.flatMap((one) => topicProblems(one, services)),
    ...all.flatMap(({ where, subscription }) => filterProblems(where, subscription)),
    ...all
      .filter(({ isRepeated }) => isRepeated)
      .map(({ where, subscription: { service, topic } }) => {
        return { where, what: 'is listed twice', value: { service, topic }, fix: 'remove one' };
      }),
    ...circleProblems(all),
  ];
}

function written({ name: by, uses: { queues = [] } }: WrittenService): Written[] {
  if (Array.isArray(queues)) return [];
  return Object.entries(queues).flatMap(([queue, { fifo: isFifo, subscribesTo }]) =>
    subscribesTo.map((subscription, index): Written => {
      const { service, topic } = subscription;
      return {
        where: `config/services.ts ${by}.uses.queues.${queue}.subscribesTo[${index}]`,
        by,
        isFifo,
        subscription,
        isRepeated: subscribesTo.findIndex((other) => other.service === service && other.topic === topic) !== index,
      };
    }),
  );
}

function topicProblems({ where, isFifo, subscription }: Written, services: readonly WrittenService[]): Problem[] {
  const { service, topic } = subscription;
  const owner = services.find(({ name }) => name === service);
  if (owner === undefined) {
    const what = 'names a service that is not in the catalogue';
    const known = services.map(({ name }) => name);
    return [{ where: `${where}.service`, what, value: service, fix: instead(service, known) }];
  }
  // Topics that are no list and no object are reported as such.
  if (owner.uses.topics === undefined) return [];
  const topics = declaredNames(owner.uses.topics);
  const found = topics.find(({ name }) => name === topic);
  if (found === undefined) {
    const give = `add it to uses.topics of ${service}`;
    const names = topics.map(({ name }) => name);
    const fix = names.length === 0 ? give : `${instead(topic, names)}, or ${give}`;
    return [{ where: `${where}.topic`, what: `is no topic of ${service}`, value: topic, fix }];
  }
  const isFifoTopic = 'fifo' in found.description && found.description.fifo === true;
  if (!isFifo || isFifoTopic) return [];
  const what = 'cannot send to a FIFO queue, since it is not FIFO';
  return [{ where: `${where}.topic`, what, value: topic, fix: 'make both FIFO, or neither' }];
}

/** Services that subscribe to each other in a circle may send one message around for ever. */
function circleProblems(all: readonly Written[]): Problem[] {
  const others = all.filter(({ by, subscription }) => by !== subscription.service);
  const open = others.filter(({ subscription }) => !subscription.closesCircle);
  const reported = new Set<string>();
  return others.flatMap(({ where, by, subscription }): Problem[] => {
    const path = wayTo(by, subscription.service, open);
    if (subscription.closesCircle) {
      const what = 'closes no circle of subscriptions';
      return path === undefined ? [{ where: `${where}.closesCircle`, what, value: true, fix: 'remove it' }] : [];
    }
    if (path === undefined || reported.has([...path].sort().join(' '))) return [];
    reported.add([...path].sort().join(' '));
    const what = 'closes a circle of subscriptions, in which a message may go around for ever';
    const fix =
      'take one of them out; or write closesCircle: true here, if the service never publishes for what it gets so';
    return [{ where, what, value: [by, ...path], fix }];
  });
}

/** The services from one to another along subscriptions, both included; undefined where no way leads there. */
function wayTo(to: string, from: string, all: readonly Written[], seen: readonly string[] = []): string[] | undefined {
  if (from === to) return [to];
  if (seen.includes(from)) return undefined;
  for (const { by, subscription } of all) {
    const way = by === from ? wayTo(to, subscription.service, all, [...seen, from]) : undefined;
    if (way !== undefined) return [from, ...way];
  }
  return undefined;
}
