import { type Change, type EnvironmentPlan, type Outcome, outcomes, type Plan, type Rename, subject } from '../change';
import type { Order } from '../steps';
import { consequencesOf } from './consequences';
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

/** New objects of a unit that are told by name. */
const shownObjects = 3;

/** Says what a plan does, what cannot be undone first. */
export function reportOf({ names, plan, orders, more = [] }: Reported): Report {
  const { changes } = plan;
  const sections: Section[] = [
    section('Destructive', true, grouped(changes.filter(isTold('loss')))),
    section('Refused, or kept as it is', true, grouped(changes.filter(isTold('refusal')))),
    section('Renamed', true, renamed(plan.renames)),
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
  const isRefused = change.refusals.length > 0 || change.obstacle !== undefined;
  return as === 'loss' ? change.isDestructive : isRefused && !change.isDestructive;
};

const numbered = (steps: readonly string[]) => steps.map((step, index) => `${index + 1}. ${step}`);

/** What a reader is told that becomes of an object. */
const told: Readonly<Record<Outcome, string>> = {
  deleted: 'deleted',
  left: 'left behind',
  stays: 'staying',
  replaced: 'replaced',
  refused: 'refused',
  blocked: 'blocked',
  changed: 'changed',
  created: 'created',
};

const signs: Readonly<Record<Outcome, string>> = {
  deleted: '-',
  left: '-',
  stays: '-',
  replaced: '±',
  refused: '!',
  blocked: '!',
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
  return outcomes
    .map((one) => [changes.filter(({ outcome }) => outcome === one).length, told[one]] as const)
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
  const alarming = grouped(pending.filter((change) => isTold('loss')(change) || isTold('refusal')(change)));
  const details = alarming.flatMap(({ text, details: inner }) => [text, ...inner.map((one) => `  ${one}`)]);
  return [{ text: `${name}: ${summary(pending)}, once its revision moves`, details }];
}

/** Changes of one unit that come to the same in one entry: a line for each, and then what holds for all. */
function grouped(changes: readonly Change[]): Entry[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.unit}: ${told[change.outcome]}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups].map(([text, members]) => {
    const follows = members.map(consequencesOf);
    const [first = []] = follows;
    const shared = first.filter((one) => members.length > 1 && follows.every((others) => others.includes(one)));
    const lines = members.flatMap((change, index) =>
      lineWith(change, follows[index]?.filter((one) => !shared.includes(one)) ?? []),
    );
    return {
      text,
      details: [...lines, ...(shared.length > 0 ? ['of all of them:', ...shared.map((one) => `  ${one}`)] : [])],
    };
  });
}

function lineWith(change: Change, follows: readonly string[]): string[] {
  const fields = change.fields.flatMap(fieldLines);
  const [first, ...others] = [...follows, ...fields];
  if (first === undefined) return [line(change)];
  return others.length === 0
    ? [`${line(change)}: ${first}`]
    : [line(change), ...[first, ...others].map((one) => `  ${one}`)];
}

function line(change: Change): string {
  const object = subject(change);
  const inAws = object.annotations['crossplane.io/external-name'] ?? object.name;
  const name = inAws === object.name ? '' : ` (${inAws})`;
  const of = object.composite === undefined ? '' : `, of ${called(object.composite)}`;
  return `${signs[change.outcome]} ${called(object)}${name}${of}`;
}

/** Pairs of which the one holds data; of others only their number. */
function renamed(renames: readonly Rename[]): Entry[] {
  const losing = renames.filter(({ gone }) => gone.isDestructive);
  const others = renames.length - losing.length;
  const more = count(others, losing.length > 0 ? 'more pair' : 'pair');
  return [
    ...losing.map(({ gone, come }) => ({
      text: `${called(subject(gone))} → ${subject(come).name}: probably one thing under two names`,
      details: [`${subject(gone).name} goes, and ${subject(come).name} begins anew, with nothing of it`],
    })),
    ...(others > 0 ? [{ text: `${more} of what holds no data, told by unit`, details: [] }] : []),
  ];
}

/** One line a unit; what changes in place is told field by field. */
function units(changes: readonly Change[]): Entry[] {
  const byUnit = new Map<string, Change[]>();
  for (const change of changes) byUnit.set(change.unit, [...(byUnit.get(change.unit) ?? []), change]);
  return [...byUnit].map(([unit, all]) => {
    const isPlain = all.every(({ outcome }) => outcome === 'created');
    const what = isPlain ? ` (${kindsIn(all)})` : '';
    return { text: `${unit}: ${counts(all)}${sync(all)}${what}`, details: isPlain ? [] : detailsOf(all) };
  });
}

/** Few objects by their names, many by their kinds. */
function kindsIn(changes: readonly Change[]): string {
  const objects = changes.map(subject);
  if (objects.length <= shownObjects) return objects.map(called).join(', ');
  const kinds = [...new Set(objects.map(({ kind }) => kind))];
  return kinds
    .map((kind) => [objects.filter((object) => object.kind === kind).length, kind] as const)
    .map(([number, kind]) => (number === 1 ? kind : `${number} ${kind}`))
    .join(', ');
}

function sync(changes: readonly Change[]): string {
  const isWaiting = changes.some(({ waitsFor, outcome }) => outcome !== 'stays' && waitsFor.includes('sync'));
  return isWaiting ? ', once a person syncs it' : '';
}

function detailsOf(all: readonly Change[]): string[] {
  const quiet = all.filter((change) => !isTold('loss')(change) && !isTold('refusal')(change));
  const plain = (outcome: Outcome) =>
    kindsOf(
      quiet.filter((change) => change.outcome === outcome && consequencesOf(change).length === 0),
      signs[outcome],
    );
  const others = quiet.filter(
    ({ outcome, ...change }) =>
      outcome === 'changed' || (outcome !== 'created' && consequencesOf({ outcome, ...change }).length > 0),
  );
  return [
    ...plain('deleted'),
    ...plain('left'),
    ...others.flatMap((change) => lineWith(change, consequencesOf(change))),
    ...plain('created'),
  ];
}

/** Objects that all come or go, a line for each kind. */
function kindsOf(changes: readonly Change[], sign: string): string[] {
  const kinds = new Map<string, string[]>();
  for (const { kind, ...object } of changes.map(subject)) {
    kinds.set(kind, [...(kinds.get(kind) ?? []), called({ kind, ...object }).slice(kind.length + 1)]);
  }
  return [...kinds].map(([kind, names]) =>
    names.length === 1 ? `${sign} ${kind} ${names[0]}` : `${sign} ${names.length} ${kind}: ${names.join(', ')}`,
  );
}
