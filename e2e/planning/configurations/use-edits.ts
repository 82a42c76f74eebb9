import type { ServiceInput } from '../../../config/model/service';
import type { UsesInput } from '../../../config/model/uses';
import { type Chance, type Edits, ofService, ofTable, type Services } from './edit';
import { listedUses, withUse } from './new-service';

/** Names that a service declares of a use, listed or described. */
function namesOf({ uses = {} }: ServiceInput, use: (typeof listedUses)[number]): string[] {
  const declared = uses[use] ?? [];
  return Array.isArray(declared) ? declared : Object.keys(declared);
}

/** A service with another name in the place of one, or with none. */
function withName(
  service: ServiceInput,
  use: (typeof listedUses)[number],
  before: string,
  after?: string,
): ServiceInput {
  const declared = service.uses?.[use] ?? [];
  const renamed = (name: string) => (name === before ? (after ?? []) : name);
  const left = Array.isArray(declared)
    ? declared.flatMap(renamed)
    : Object.fromEntries(
        Object.entries(declared).flatMap(([name, described]) => [renamed(name)].flat().map((one) => [one, described])),
      );
  return { ...service, uses: { ...service.uses, [use]: left } };
}

type Buckets = Exclude<NonNullable<UsesInput['buckets']>, string[]>;
type Queues = Exclude<NonNullable<UsesInput['queues']>, string[]>;

/** Changes a queue that is drawn, which is described from then on; the others stay as they are. */
const ofQueue = (edit: (queue: Queues[string], chance: Chance, all: Services) => Queues[string] | undefined) =>
  ofService((service, chance, all) => {
    const declared = service.uses?.queues ?? {};
    const queues: Queues = Array.isArray(declared) ? Object.fromEntries(declared.map((name) => [name, {}])) : declared;
    const name = chance.draw.one(Object.keys(queues));
    const queue = name === undefined ? undefined : queues[name];
    const edited = queue && edit(queue, chance, all);
    if (name === undefined || edited === undefined) return undefined;
    return { ...service, uses: { ...service.uses, queues: { ...queues, [name]: edited } } };
  });

/** What may happen to what a service uses. */
export const useEdits: Edits = {
  'adds a use': {
    often: 8,
    edit: ofService((service, chance) => ({ ...service, uses: withUse(service.uses ?? {}, chance) })),
  },
  'removes a use': {
    often: 6,
    edit: ofService((service, { draw }) => {
      const use = draw.one(listedUses.filter((one) => namesOf(service, one).length > 0));
      const gone = use && draw.one(namesOf(service, use));
      return use === undefined || gone === undefined ? undefined : withName(service, use, gone);
    }),
  },
  'renames a use': {
    often: 4,
    edit: ofService((service, { draw, freshName }) => {
      const use = draw.one(listedUses.filter((one) => namesOf(service, one).length > 0));
      const before = use && draw.one(namesOf(service, use));
      return use === undefined || before === undefined ? undefined : withName(service, use, before, freshName('thing'));
    }),
  },
  'subscribes a queue to a topic, filters what it gets, or ends it': {
    often: 4,
    edit: ofQueue(({ subscribesTo, ...queue }, { draw, freshName }, all) => {
      const [own] = subscribesTo ?? [];
      if (own !== undefined && draw.below(2) === 0) return queue;
      if (own !== undefined) {
        const { filter, ...unfiltered } = own;
        const filtered = filter === undefined ? { ...own, filter: { [freshName('type')]: ['settled'] } } : unfiltered;
        return { ...queue, subscribesTo: [filtered] };
      }
      const topics = Object.entries(all).flatMap(([service, one]) =>
        namesOf(one, 'topics').map((topic) => ({ service, topic })),
      );
      const subscription = draw.one(topics);
      return subscription && { ...queue, subscribesTo: [{ ...subscription, raw: draw.below(2) === 0 }] };
    }),
  },
  'gives a queue other times, or another order': {
    often: 3,
    edit: ofQueue((queue, { draw }) =>
      draw.below(3) === 0
        ? { ...queue, fifo: queue.fifo !== true }
        : { ...queue, retentionDays: 1 + draw.below(13), maxReceives: 1 + draw.below(10) },
    ),
  },
  'lets a bucket tell a queue, or no longer': {
    often: 3,
    edit: ofService((service, { draw }) => {
      const [bucket, queue] = [draw.one(namesOf(service, 'buckets')), draw.one(namesOf(service, 'queues'))];
      if (bucket === undefined || queue === undefined) return undefined;
      const declared = service.uses?.buckets ?? {};
      const others: Buckets = Array.isArray(declared)
        ? Object.fromEntries(declared.map((name) => [name, {}]))
        : declared;
      const told = others[bucket]?.notifies === undefined;
      const notifies = [{ queue: { name: queue }, events: ['s3:ObjectCreated:*' as const] }];
      return { ...service, uses: { ...service.uses, buckets: { ...others, [bucket]: told ? { notifies } : {} } } };
    }),
  },
  'removes a table': {
    often: 2,
    edit: ofService((service, { draw }) => {
      const tables = service.uses?.tables ?? {};
      const gone = draw.one(Object.keys(tables));
      if (gone === undefined) return undefined;
      const { [gone]: _, ...left } = tables;
      return { ...service, uses: { ...service.uses, tables: left } };
    }),
  },
  'renames a table': {
    often: 2,
    edit: ofService((service, { draw, freshName }) => {
      const tables = service.uses?.tables ?? {};
      const before = draw.one(Object.keys(tables));
      if (before === undefined) return undefined;
      const { [before]: table, ...left } = tables;
      return table && { ...service, uses: { ...service.uses, tables: { ...left, [freshName('table')]: table } } };
    }),
  },
  'lets items of a table expire, or stay': {
    often: 3,
    edit: ofTable(({ expiresAt, expires, ...table }, { draw }) => {
      if (expiresAt === undefined) return { ...table, expiresAt: 'until' };
      // Both ways to say so: the one that turns it off, and the one after which AWS keeps it.
      return draw.below(2) === 0 ? { ...table, expiresAt, expires: expires === false } : table;
    }),
  },
  'adds or removes an index of a table': {
    often: 3,
    edit: ofTable(({ indexes = {}, ...table }, { freshName }) =>
      Object.keys(indexes).length > 0
        ? table
        : { ...table, indexes: { [freshName('by-what')]: { partitionKey: { name: freshName('what'), type: 'S' } } } },
    ),
  },
  'gives a table another key': {
    often: 2,
    edit: ofTable((table, { freshName }) => ({ ...table, partitionKey: { name: freshName('key'), type: 'S' } })),
  },
};
