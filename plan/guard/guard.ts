import type { ConfirmedDeletion } from '../../config/model/confirmed-deletion';
import { dayAfter, isDay } from '../../config/model/day';
import { where } from '../../objects/dist';
import { type Change, type Outcome, type Plan, subject } from '../change';
import type { Deployed } from '../delivery';
import { asksFirst } from '../departures';
import { called } from '../report/words';
import { takenOver } from './example';

/** Days for which an end may be confirmed ahead. */
const longest = 30;

const file = 'config/confirmed-deletions.ts';

/** What the guard judges. */
export interface Guarded {
  readonly plan: Plan;
  readonly from: Deployed;
  readonly to: Deployed;
  readonly confirmed: readonly ConfirmedDeletion[];
  /** The day of the check, for example `2026-11-28`. */
  readonly today: string;
  /** Whether there is a change to judge; after its merge there is none, and an entry may still stand. */
  readonly isChange: boolean;
}

/**
 * What a plan ends in a retained environment of somebody's own without a confirmation, and confirmations that are past, too
 * far ahead, too
 * wide or of nothing that the plan ends.
 */
export function guardProblems({ plan, from, to, confirmed, today, isChange }: Guarded): string[] {
  const retained = new Set(
    from.branch.filter((object) => object.kind === 'ApplicationSet' && asksFirst(object)).map(({ name }) => name),
  );
  const examples = takenOver(from, to);
  const ends = plan.changes.filter(
    (change) =>
      !examples.has(change.environment) &&
      // What is composed goes with its composite, which is named.
      change.isDestructive &&
      subject(change).composite === undefined &&
      retained.has(`${change.environment}-management`),
  );
  const isMeant = (entry: ConfirmedDeletion, change: Change) =>
    entry.environment === change.environment && entry.object === called(subject(change));
  return [
    ...ends
      .filter((change) => !confirmed.some((entry) => isMeant(entry, change)))
      .map((change) => unconfirmed(change, today)),
    ...confirmed.flatMap((entry, index) => [
      ...formProblems(entry, today).map((problem) => `${file} [${index}] ${problem}`),
      ...(isChange && !ends.some((change) => isMeant(entry, change))
        ? [`${file} [${index}] object: nothing of it ends (${entry.object} of ${entry.environment}) — remove the entry`]
        : []),
    ]),
  ];
}

/** What a change is called that does more than to end an object. */
const ends: Readonly<Partial<Record<Outcome, string>>> = { replaced: 'is replaced', changed: 'loses data' };

function unconfirmed(change: Change, today: string): string {
  const object = subject(change);
  const until = dayAfter(today, longest / 2);
  const entry = `{ environment: '${change.environment}', object: '${called(object)}', until: '${until}', because: '…' }`;
  const what = ends[change.outcome] ?? 'goes';
  return `${where(object)}: ${what} in a retained environment (${change.environment}) — put it back, or add ${entry} to ${file}`;
}

function formProblems({ object, until, because }: ConfirmedDeletion, today: string): string[] {
  const last = dayAfter(today, longest);
  return [
    ...(/[*?]/.test(object) ? [`object: names more than one object (${object}) — name each as the plan does`] : []),
    ...(isDay(until) ? [] : [`until: is no day (${until}) — write one such as ${last}`]),
    ...(isDay(until) && until < today ? [`until: is past (${until}) — remove the entry`] : []),
    ...(isDay(until) && until > last ? [`until: is too far ahead (${until}) — choose ${last} or earlier`] : []),
    ...(because.trim() === '' ? ['because: says nothing — say why it may go'] : []),
  ];
}
