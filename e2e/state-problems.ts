import type { State, Thing, Turnover } from './state';

const never: Turnover = { created: 0, deleted: 0 };
const shown = 200;

/** What a push led from, to, and should have led to. */
export interface Push {
  readonly before: State;
  readonly after: State;
  readonly expected: State;
}

/**
 * What is lost, new or other than expected after a push; what was there before it, and was deleted and made anew; and what
 * was made or deleted in AWS more often than from the one state to the other: a line each.
 */
export function stateProblems({ before, after, expected }: Push): string[] {
  const names = [...after.things.keys()];
  return [
    ...[...expected.things.keys()].filter((name) => !after.things.has(name)).map((name) => `lost: ${name}`),
    ...names.filter((name) => !expected.things.has(name)).map((name) => `new: ${name}`),
    ...names.flatMap((name) => changed(name, expected.things.get(name), after.things.get(name))),
    ...names.flatMap((name) => madeAnew(name, before.things.get(name), after.things.get(name))),
    ...[...after.turnover.keys()].flatMap((name) => turnedOver(name, before, after)),
  ];
}

function changed(name: string, expected: Thing | undefined, found: Thing | undefined): string[] {
  if (expected === undefined || found === undefined || expected.content === found.content) return [];
  const [wanted, has] = [expected.content.split('\n'), found.content.split('\n')];
  const first = has.findIndex((line, index) => line !== wanted[index]);
  const line = (lines: readonly string[]) => (lines[first] ?? 'nothing').trim().slice(0, shown);
  return [`changed: ${name}: ${line(has)} instead of ${line(wanted)}`];
}

function madeAnew(name: string, before: Thing | undefined, after: Thing | undefined): string[] {
  if (before === undefined || after === undefined || before.identity === after.identity) return [];
  return [`deleted and made anew: ${name}: ${after.identity}, before ${before.identity}`];
}

function turnedOver(name: string, before: State, after: State): string[] {
  const [had, has] = [before.things.has(name), after.things.has(name)];
  const [first, last] = [before.turnover.get(name) ?? never, after.turnover.get(name) ?? never];
  const [created, deleted] = [last.created - first.created, last.deleted - first.deleted];
  if (created === Number(!had && has) && deleted === Number(had && !has)) return [];
  return [`turned over: ${name}: made ${created} and deleted ${deleted} times`];
}
