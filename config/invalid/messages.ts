import type { Invalid } from './invalid';

const service = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };
/** The ledger of these rows has a queue with this description, and the example's payment the topic `events`. */
const queue = (description: object) => ({ ledger: { ...service, uses: { queues: { postings: description } } } });
const subscribed = (...subscribesTo: readonly object[]) => queue({ subscribesTo });
const filtered = (filter: unknown, filterOn?: string) =>
  subscribed({ service: 'payment', topic: 'events', filter, ...(filterOn && { filterOn }) });
const at = 'config/services.ts ledger.uses.queues.postings';
const told = (notifies: readonly object[], queues: unknown = ['postings']) => ({
  ledger: { ...service, uses: { queues, buckets: { statements: { notifies } } } },
});
const notifies = 'config/services.ts ledger.uses.buckets.statements.notifies';
const created = { queue: { name: 'postings' }, events: ['s3:ObjectCreated:*'] };
const publishing = (topic: string, ...subscribesTo: readonly object[]) => ({
  ...service,
  uses: { topics: [topic], queues: { inbox: { subscribesTo } } },
});

/** Mistakes in how messages come into queues. */
export const invalidMessages: readonly Invalid[] = [
  {
    mistake: 'queues that are neither a list nor an object',
    catalogue: { ledger: { ...service, uses: { queues: 'postings' } } },
    expected: ['config/services.ts ledger.uses.queues: is not an array ("postings") — write an array'],
  },
  {
    mistake: 'a misspelt field of a queue',
    catalogue: queue({ fifi: true }),
    expected: [`${at}.fifi: is not a field (true) — did you mean fifo?`],
  },
  {
    mistake: 'a queue that keeps messages for longer than its dead-letter queue',
    catalogue: queue({ retentionDays: 14 }),
    expected: [`${at}.retentionDays: is too large (14) — use at most 13`],
  },
  {
    mistake: 'a message that fails before it is received',
    catalogue: queue({ maxReceives: 0 }),
    expected: [`${at}.maxReceives: is too small (0) — use at least 1`],
  },
  {
    mistake: 'a message that stays hidden for a day',
    catalogue: queue({ visibilityTimeoutSeconds: 86400 }),
    expected: [`${at}.visibilityTimeoutSeconds: is too large (86400) — use at most 43200`],
  },
  {
    mistake: 'a FIFO queue whose name is too long with .fifo, though not without',
    catalogue: { ledger: { ...service, uses: { queues: { [`p${'o'.repeat(60)}`]: { fifo: true } } } } },
    expected: [
      `config/services.ts ledger.uses.queues.p${'o'.repeat(60)}: makes the SQS queue name of environment dev 81 characters long, over AWS's 80 ("ledger-p${'o'.repeat(60)}-dlq-dev.fifo") — shorten the name of the service, the resource or the environment by 1`,
    ],
  },
  {
    mistake: 'a queue with the name of what a topic could not deliver to another',
    catalogue: {
      ledger: {
        ...service,
        uses: {
          queues: { 'postings-undelivered': {}, postings: { subscribesTo: [{ service: 'payment', topic: 'events' }] } },
        },
      },
    },
    expected: [
      `${at}: gives the SQS queue of environment dev the same name as config/services.ts ledger.uses.queues.postings-undelivered of dev ("ledger-postings-undelivered-dev") — rename one of the two`,
    ],
  },
  {
    mistake: 'a subscription to a topic of a service that there is not',
    catalogue: subscribed({ service: 'paymnt', topic: 'events' }),
    expected: [
      `${at}.subscribesTo[0].service: names a service that is not in the catalogue ("paymnt") — did you mean payment?`,
    ],
  },
  {
    mistake: 'a subscription to a topic that nobody has',
    catalogue: subscribed({ service: 'payment', topic: 'event' }),
    expected: [
      `${at}.subscribesTo[0].topic: is no topic of payment ("event") — did you mean events?, or add it to uses.topics of payment`,
    ],
  },
  {
    mistake: 'a subscription to a service without topics',
    catalogue: subscribed({ service: 'reporting', topic: 'reports' }),
    expected: [
      `${at}.subscribesTo[0].topic: is no topic of reporting ("reports") — add it to uses.topics of reporting`,
    ],
  },
  {
    mistake: 'a subscription without its topic',
    catalogue: subscribed({ service: 'payment' }),
    expected: [`${at}.subscribesTo[0].topic: is missing — add it, as a string`],
  },
  {
    mistake: 'the same subscription twice, with two filters',
    catalogue: subscribed(
      { service: 'payment', topic: 'events', filter: { type: ['settled'] } },
      { service: 'payment', topic: 'events', filter: { type: ['refunded'] } },
    ),
    expected: [`${at}.subscribesTo[1]: is listed twice ({"service":"payment","topic":"events"}) — remove one`],
  },
  {
    mistake: 'a FIFO queue behind a topic that is not',
    catalogue: queue({ fifo: true, subscribesTo: [{ service: 'payment', topic: 'events' }] }),
    expected: [
      `${at}.subscribesTo[0].topic: cannot send to a FIFO queue, since it is not FIFO ("events") — make both FIFO, or neither`,
    ],
  },
  {
    mistake: 'services that subscribe to each other in a circle',
    catalogue: {
      ledger: publishing('booked', { service: 'payouts', topic: 'paid' }),
      payouts: publishing('paid', { service: 'ledger', topic: 'booked' }),
    },
    expected: [
      'config/services.ts ledger.uses.queues.inbox.subscribesTo[0]: closes a circle of subscriptions, in which a message may go around for ever (["ledger","payouts","ledger"]) — take one of them out; or write closesCircle: true here, if the service never publishes for what it gets so',
    ],
  },
  {
    mistake: 'a circle that is said to be meant, and is none',
    catalogue: subscribed({ service: 'payment', topic: 'events', closesCircle: true }),
    expected: [`${at}.subscribesTo[0].closesCircle: closes no circle of subscriptions (true) — remove it`],
  },
  {
    mistake: 'a filter whose value is no list',
    catalogue: filtered({ type: 'settled' }),
    expected: [
      `${at}.subscribesTo[0].filter.type: is no list of values, so that it is no filter policy of SNS ("settled") — write the values that come, e.g. ['settled']`,
    ],
  },
  {
    mistake: 'a filter with a condition that SNS has not',
    catalogue: filtered({ type: [{ contains: 'settled' }] }),
    expected: [
      `${at}.subscribesTo[0].filter.type: has a condition that SNS does not know ({"contains":"settled"}) — use one of anything-but, cidr, equals-ignore-case, exists, numeric, prefix, suffix, wildcard`,
    ],
  },
  {
    mistake: 'a filter that is empty',
    catalogue: filtered({}),
    expected: [`${at}.subscribesTo[0].filter: lets nothing through ({}) — name what comes, or leave it out`],
  },
  {
    mistake: 'a filter of the body that is said to be of attributes',
    catalogue: filtered({ payment: { type: ['settled'] } }),
    expected: [
      `${at}.subscribesTo[0].filter.payment.type: is inside another, and attributes have none inside (["settled"]) — write filterOn: 'body', or name an attribute`,
    ],
  },
  {
    mistake: 'a filter with more keys and combinations than SNS takes',
    catalogue: filtered(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [key, [1, 2, 3]]))),
    expected: [
      `${at}.subscribesTo[0].filter: has more than 5 keys (6) — filter by fewer, and let the service look at the rest`,
      `${at}.subscribesTo[0].filter: has more than 150 combinations of values (729) — list fewer values, or match a prefix`,
    ],
  },
  {
    mistake: 'a filter inside the body whose levels count too',
    catalogue: filtered({ payment: { card: { brand: [...Array(51)].map((_, index) => `brand-${index}`) } } }, 'body'),
    expected: [
      `${at}.subscribesTo[0].filter: has more than 150 combinations of values (153) — list fewer values, or match a prefix`,
    ],
  },
  {
    mistake: 'what a filter is about, without a filter',
    catalogue: subscribed({ service: 'payment', topic: 'events', filterOn: 'body' }),
    expected: [
      `${at}.subscribesTo[0].filterOn: says what a filter is about, and there is none ("body") — write a filter, or leave this out`,
    ],
  },
  {
    mistake: 'a bucket that tells a queue which its service has not',
    catalogue: told([{ ...created, queue: { name: 'statements' } }]),
    expected: [
      `${notifies}[0].queue.name: is no queue of ledger ("statements") — use one of postings, or add it to uses.queues of ledger`,
    ],
  },
  {
    mistake: 'a bucket that tells a queue of a service that there is not',
    catalogue: told([{ ...created, queue: { service: 'reportin', name: 'postings' } }]),
    expected: [
      `${notifies}[0].queue.service: names a service that is not in the catalogue ("reportin") — did you mean reporting?`,
    ],
  },
  {
    mistake: 'a bucket that tells a FIFO queue',
    catalogue: told([created], { postings: { fifo: true } }),
    expected: [
      `${notifies}[0].queue.name: is a FIFO queue, to which S3 sends nothing ("postings") — use a queue that is not FIFO`,
    ],
  },
  {
    mistake: 'an event that S3 has not',
    catalogue: told([{ ...created, events: ['s3:ObjectCreate:*'] }]),
    expected: [
      `${notifies}[0].events[0]: is not an allowed value ("s3:ObjectCreate:*") — did you mean s3:ObjectCreated:*?`,
    ],
  },
  {
    mistake: 'a notification of no event',
    catalogue: told([{ ...created, events: [] }]),
    expected: [`${notifies}[0].events: is empty ([]) — name at least one`],
  },
  {
    mistake: 'an event twice, once by its kind',
    catalogue: told([{ ...created, events: ['s3:ObjectCreated:*', 's3:ObjectCreated:Put'] }]),
    expected: [
      `${notifies}[0].events[1]: is one of s3:ObjectCreated:*, which is listed too ("s3:ObjectCreated:Put") — remove it`,
    ],
  },
  {
    mistake: 'a prefix with a wildcard',
    catalogue: told([{ ...created, prefix: 'in/*' }]),
    expected: [`${notifies}[0].prefix: has a *, which S3 does not take for any text ("in/*") — remove it`],
  },
  {
    mistake: 'two notifications about the same keys',
    catalogue: told([
      { ...created, prefix: 'in/' },
      { ...created, events: ['s3:ObjectCreated:Put'], prefix: 'in/2026/', suffix: '.csv' },
    ]),
    expected: [
      `${notifies}[1]: is about keys and events that notifies[0] is about as well, which S3 refuses ({"prefix":"in/2026/","suffix":".csv"}) — give them prefixes or suffixes that no key has both of, or tell one queue`,
    ],
  },
];
