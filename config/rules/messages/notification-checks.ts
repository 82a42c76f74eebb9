import { instead } from '../../../texts/nearest';
import { matchesWildcard } from '../../../texts/wildcard';
import type { Notification } from '../../model/messages/notification';
import type { Problem } from '../../model/problem';
import { declaredNames } from '../../model/uses';
import type { WrittenService } from '../../model/written-service';

/** What is wrong with what well-formed buckets tell queues. */
export function notificationProblems(services: readonly WrittenService[]): Problem[] {
  return services.flatMap((service) => {
    const { buckets = [] } = service.uses;
    if (Array.isArray(buckets)) return [];
    return Object.entries(buckets).flatMap(([name, { notifies }]) =>
      notifies.flatMap((notification, index) => {
        const where = `config/services.ts ${service.name}.uses.buckets.${name}.notifies[${index}]`;
        return [
          ...queueProblems(where, notification, service, services),
          ...keyProblems(where, notification),
          ...eventProblems(where, notification.events),
          ...overlapProblems(where, notification, notifies.slice(0, index)),
        ];
      }),
    );
  });
}

function queueProblems(
  where: string,
  { queue }: Notification,
  own: WrittenService,
  services: readonly WrittenService[],
): Problem[] {
  const owner = services.find(({ name }) => name === (queue.service ?? own.name));
  if (owner === undefined) {
    const [what, value] = ['names a service that is not in the catalogue', queue.service ?? ''];
    const known = services.map(({ name }) => name);
    return [{ where: `${where}.queue.service`, what, value, fix: instead(value, known) }];
  }
  // Queues that are no list and no object are reported as such.
  if (owner.uses.queues === undefined) return [];
  const queues = declaredNames(owner.uses.queues);
  const found = queues.find(({ name }) => name === queue.name);
  if (found === undefined) {
    const give = `add it to uses.queues of ${owner.name}`;
    const names = queues.map(({ name }) => name);
    const fix = names.length === 0 ? give : `${instead(queue.name, names)}, or ${give}`;
    return [{ where: `${where}.queue.name`, what: `is no queue of ${owner.name}`, value: queue.name, fix }];
  }
  if (!('fifo' in found.description) || found.description.fifo !== true) return [];
  const what = 'is a FIFO queue, to which S3 sends nothing';
  return [{ where: `${where}.queue.name`, what, value: queue.name, fix: 'use a queue that is not FIFO' }];
}

/** S3 takes a `*` for a character of the key. Source: S3 user guide, "Configuring event notifications using object key name filtering". */
function keyProblems(where: string, notification: Notification): Problem[] {
  return (['prefix', 'suffix'] as const).flatMap((field) => {
    const value = notification[field];
    if (!value?.includes('*')) return [];
    const what = 'has a *, which S3 does not take for any text';
    return [{ where: `${where}.${field}`, what, value, fix: 'remove it' }];
  });
}

function eventProblems(where: string, events: Notification['events']): Problem[] {
  return events.flatMap((event, index): Problem[] => {
    const other = events.find(
      (one, at) => at !== index && (at < index || one !== event) && matchesWildcard(one, event),
    );
    if (other === undefined) return [];
    const what = other === event ? 'is listed twice' : `is one of ${other}, which is listed too`;
    return [{ where: `${where}.events[${index}]`, what, value: event, fix: 'remove it' }];
  });
}

/** S3 sends an event of a key to one queue only. Source: as above. */
function overlapProblems(where: string, own: Notification, others: readonly Notification[]): Problem[] {
  const index = others.findIndex(
    (other) =>
      own.events.some((event) =>
        other.events.some((one) => matchesWildcard(one, event) || matchesWildcard(event, one)),
      ) &&
      overlap(own.prefix, other.prefix, (text, beginning) => text.startsWith(beginning)) &&
      overlap(own.suffix, other.suffix, (text, end) => text.endsWith(end)),
  );
  if (index === -1) return [];
  const { prefix, suffix } = own;
  const what = `is about keys and events that notifies[${index}] is about as well, which S3 refuses`;
  const fix = 'give them prefixes or suffixes that no key has both of, or tell one queue';
  return [{ where, what, value: { prefix, suffix }, fix }];
}

const overlap = (one = '', other = '', holds: (text: string, part: string) => boolean) =>
  holds(one, other) || holds(other, one);
