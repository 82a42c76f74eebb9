import type { DistObject } from '../objects/dist';
import { type Change, type EnvironmentPlan, type Outcome, type Plan, subject } from './change';
import { consequencesOf } from './consequences';
import type { Order } from './steps';
import { called, count, fieldLines } from './words';

/** What a plan says, before it is printed. */
export interface Report {
  /** What is compared, and what comes of it. */
  readonly head: readonly string[];
  /** Those that matter most come first. */
  readonly sections: readonly Section[];
}

/** Lines about one subject. */
export interface Section {
  readonly title: string;
  /** Whether a reader must not miss it. */
  readonly isAlarming: boolean;
  readonly entries: readonly Entry[];
}

/** One thing that is said, and what there is to know about it. */
export interface Entry {
  readonly text: string;
  /** Lines of their own, further in where they begin with blanks. */
  readonly details: readonly string[];
}

/** What a report is made of. */
export interface Reported {
  /** What the two states are called. */
  readonly names: { readonly from: string; readonly to: string };
  readonly plan: Plan;
  readonly orders: readonly Order[];
  /** What else is told of the change, between the losses and the units. @default - nothing */
  readonly more?: readonly Section[];
}

/** Says what a plan does, what cannot be undone first. */
export function reportOf({ names, plan, orders, more = [] }: Reported): Report {
  const { changes } = plan;
  const sections: Section[] = [
    section('Destructive', true, changes.filter(isTold('loss')).map(entry)),
    section('Refused, or kept as it is', true, changes.filter(isTold('refusal')).map(entry)),
    section(
      'Renamed',
      true,
      plan.renames.map(({ gone, come }) => renamed(gone, come)),
    ),
    section('Waits for promotion', false, plan.environments.flatMap(waiting)),
    ...more,
    section(
      'In this order',
      false,
      orders.map(({ about, steps }) => ({ text: about, details: numbered(steps) })),
    ),
    section('By unit', false, units(changes)),
  ];
  return {
    head: [`From ${names.from} to ${names.to}: ${summary(changes)}`, ...plan.environments.flatMap(follows)],
    sections: sections.filter(({ entries }) => entries.length > 0),
  };
}

const section = (title: string, isAlarming: boolean, entries: readonly Entry[]): Section => ({
  title,
  isAlarming,
  entries,
});

const isTold = (as: 'loss' | 'refusal') => (change: Change) => {
  const isRefused = change.refusals.length > 0;
  return as === 'loss' ? change.isDestructive : isRefused && !change.isDestructive;
};

const numbered = (steps: readonly string[]) => steps.map((step, index) => `${index + 1}. ${step}`);

/** What a reader is told that becomes of an object. */
const outcomes: Readonly<Record<Outcome, string>> = {
  deleted: 'deleted',
  left: 'left in AWS',
  stays: 'stays until a person deletes it',
  replaced: 'replaced',
  refused: 'refused',
  changed: 'changed',
  created: 'created',
};

const signs: Readonly<Record<Outcome, string>> = {
  deleted: '-',
  left: '-',
  stays: '-',
  replaced: '±',
  refused: '!',
  changed: '~',
  created: '+',
};

/** How many objects become what, for example `1 deleted, 2 created`. */
export function summary(changes: readonly Change[]): string {
  if (changes.length === 0) return 'nothing changes';
  const destructive = changes.filter(({ isDestructive }) => isDestructive).length;
  return `${counts(changes)}${destructive > 0 ? `; ${destructive} destructive` : ''}`;
}

function counts(changes: readonly Change[]): string {
  const kinds = Object.keys(outcomes) as Outcome[];
  return kinds
    .map((kind) => [changes.filter(({ outcome }) => outcome === kind).length, outcomes[kind]] as const)
    .filter(([number]) => number > 0)
    .map(([number, what]) => `${number} ${what}`)
    .join(', ');
}

function follows({ name, before, after, waiting: pending }: EnvironmentPlan): string[] {
  if (before === undefined && after !== undefined) return [`${name} is new, and follows ${after.revision}`];
  if (before === undefined || after === undefined) return [`${name} goes`];
  if (before.revision !== after.revision) {
    const former = before.exists ? '' : ', which is not in this repository: nothing of it counts as deployed';
    return [`${name} moves from ${before.revision}${former} to ${after.revision}`];
  }
  if (after.isBranch) return [];
  const missing = after.exists ? '' : ', which is not in this repository: nothing of it is deployed by it';
  const wait = pending.length === 0 ? '' : `; waits for promotion: ${count(pending.length, 'object')}`;
  return missing === '' && wait === '' ? [] : [`${name} follows ${after.revision}${missing}${wait}`];
}

/** What an environment would get with the next promotion; in full only what it would lose. */
function waiting({ name, waiting: pending }: EnvironmentPlan): Entry[] {
  if (pending.length === 0) return [];
  const alarming = pending.filter(({ isDestructive, refusals }) => isDestructive || refusals.length > 0);
  const details = alarming.flatMap((change) => [line(change), ...consequencesOf(change).map((one) => `  ${one}`)]);
  return [{ text: `${name}: ${summary(pending)}, once its revision moves`, details }];
}

function entry(change: Change): Entry {
  const fields = change.fields.flatMap(fieldLines);
  return { text: `${line(change)} (${change.unit})`, details: [...consequencesOf(change), ...fields] };
}

function line(change: Change): string {
  const object = subject(change);
  const of = object.composite === undefined ? '' : `, of ${called(object.composite)}`;
  return `${signs[change.outcome]} ${called(object)}${of}: ${outcomes[change.outcome]}`;
}

function renamed(gone: Change, come: Change): Entry {
  const [was, is] = [subject(gone), subject(come)];
  const lost = consequencesOf(gone);
  const text = `${called(was)} is probably ${is.name} from then on: one goes, a new one comes`;
  return { text, details: gone.isDestructive ? [`${is.name} begins empty, and of ${was.name} ${lost[0]}`] : [] };
}

/** One line a unit; what changes in place is told field by field. */
function units(changes: readonly Change[]): Entry[] {
  const byUnit = new Map<string, Change[]>();
  for (const change of changes) byUnit.set(change.unit, [...(byUnit.get(change.unit) ?? []), change]);
  return [...byUnit].map(([unit, all]) => ({ text: `${unit}: ${counts(all)}${sync(all)}`, details: detailsOf(all) }));
}

function sync(changes: readonly Change[]): string {
  const isWaiting = changes.some(({ waitsFor, outcome }) => outcome !== 'stays' && waitsFor.includes('sync'));
  return isWaiting ? ', once a person syncs it' : '';
}

function detailsOf(all: readonly Change[]): string[] {
  const created = all.filter(({ outcome }) => outcome === 'created');
  const others = all.filter(
    (change) => change.outcome !== 'created' && !isTold('loss')(change) && !isTold('refusal')(change),
  );
  const told = others.flatMap((change) => [
    line(change),
    ...consequencesOf(change).map((one) => `  ${one}`),
    ...change.fields.flatMap(fieldLines).map((one) => `  ${one}`),
  ]);
  return [...told, ...kindsOf(created.map(subject))];
}

/** What is new, a line for each kind. */
function kindsOf(objects: readonly DistObject[]): string[] {
  const kinds = new Map<string, string[]>();
  for (const object of objects) kinds.set(object.kind, [...(kinds.get(object.kind) ?? []), called(object)]);
  return [...kinds].map(([kind, [first = '', ...rest]]) =>
    rest.length === 0
      ? `+ ${first}`
      : `+ ${rest.length + 1} ${kind}: ${[first, ...rest].map((one) => one.slice(kind.length + 1)).join(', ')}`,
  );
}
