import type { ConfirmedDeletion } from '../../config/model/confirmed-deletion';
import { exampleEnvironments } from '../../config/model/example';
import { planOf } from '../compare';
import { moved, rendered, written } from '../fixture';
import { guardProblems } from './guard';

const [dev, , prod] = exampleEnvironments;
const { payment, ...others } = written.services;
const noQueue = {
  ...written,
  services: { ...others, payment: { ...payment, uses: { ...payment?.uses, queues: [] } } },
};
const promoted = { ...noQueue, environments: [dev, { ...prod, revision: 'v1.1.0' }] };

const states = moved(rendered(written), rendered(promoted as typeof written));
const plan = planOf(states.from, states.to);

const entry: ConfirmedDeletion = {
  environment: 'prod',
  object: 'Queue payment-settlements-prod',
  until: '2026-12-12',
  because: 'Nobody settles by queue any more',
};
const deadLetters = { ...entry, object: 'Queue payment-settlements-dlq-prod' };

const problems = (confirmed: readonly ConfirmedDeletion[], isChange = true) =>
  guardProblems({ plan, ...states, confirmed, today: '2026-11-28', isChange });

test('refuses what ends in a retained environment, with the line that would confirm it, and nothing of a disposable one', () => {
  expect(problems([deadLetters])).toEqual([
    "dist/prod/management/service-payment/service-payment.yaml Queue/payment-settlements-prod: goes in a retained environment (prod) — put it back, or add { environment: 'prod', object: 'Queue payment-settlements-prod', until: '2026-12-13', because: '…' } to config/confirmed-deletions.ts",
  ]);
});

test('accepts what is confirmed, object by object', () => {
  expect(problems([entry, deadLetters])).toEqual([]);
});

test.each<[string, Partial<ConfirmedDeletion>, string]>([
  ['is past', { until: '2026-11-27' }, 'until: is past (2026-11-27) — remove the entry'],
  [
    'holds for too long',
    { until: '2026-12-29' },
    'until: is too far ahead (2026-12-29) — choose 2026-12-28 or earlier',
  ],
  ['names no day', { until: 'never' }, 'until: is no day (never) — write one such as 2026-12-28'],
  [
    'names no day that there is',
    { until: '2026-13-40' },
    'until: is no day (2026-13-40) — write one such as 2026-12-28',
  ],
  ['says no reason', { because: ' ' }, 'because: says nothing — say why it may go'],
])('refuses a confirmation that %s', (_what, change, problem) => {
  expect(problems([{ ...entry, ...change }, deadLetters])).toEqual([`config/confirmed-deletions.ts [0] ${problem}`]);
});

test('refuses a confirmation that is too wide, and what it would have confirmed', () => {
  expect(problems([{ ...entry, object: 'Queue *-prod' }, entry, deadLetters])).toEqual([
    'config/confirmed-deletions.ts [0] object: names more than one object (Queue *-prod) — name each as the plan does',
    'config/confirmed-deletions.ts [0] object: nothing of it ends (Queue *-prod of prod) — remove the entry',
  ]);
});

test('refuses a confirmation of what stays, or of another environment, as long as there is a change to judge', () => {
  const stale = [
    { ...entry, environment: 'dev' },
    { ...entry, object: 'Topic payment-events-prod' },
  ];
  expect(problems([entry, deadLetters, ...stale])).toEqual([
    'config/confirmed-deletions.ts [2] object: nothing of it ends (Queue payment-settlements-prod of dev) — remove the entry',
    'config/confirmed-deletions.ts [3] object: nothing of it ends (Topic payment-events-prod of prod) — remove the entry',
  ]);
  expect(problems([entry, deadLetters, ...stale], false)).toEqual([]);
});
