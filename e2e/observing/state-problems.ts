import type { Turnover } from '../accounts/turnover';
import type { State, Thing } from './state';

const never: Turnover = { created: 0, deleted: 0 };
const shown = 200;

/** What a push led from, to, and should have led to. */
export interface Push {
  readonly before: State;
  readonly after: State;
  readonly expected: State;
}

/**
 * What is lost, new or other than expected after a push; what was there before it, and was deleted and made anew; and kinds
 * of which AWS made or deleted more than from the one state to the other: a line each.
 */
export function stateProblems({ before, after, expected }: Push): string[] {
  const names = [...after.things.keys()];
  return [
    ...[...expected.things.keys()].filter((name) => !after.things.has(name)).map((name) => `lost: ${name}`),
    ...names.filter((name) => !expected.things.has(name)).map((name) => `new: ${name}`),
    ...names.flatMap((name) => changed(name, expected.things.get(name), after.things.get(name))),
    ...names.flatMap((name) => madeAnew(name, before.things.get(name), after.things.get(name))),
    ...[...after.turnover.keys()].flatMap((kind) => turnedOver(kind, before, after)),
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

/** Whether resources of a kind were made and deleted as often as from the one state to the other, and no more. */
function turnedOver(kind: string, before: State, after: State): string[] {
  const ofKind = ({ things }: State) =>
    [...things].filter(([, thing]) => thing.kindInAws === kind).map(([name]) => name);
  const [had, has] = [ofKind(before), ofKind(after)];
  const [first, last] = [before.turnover.get(kind) ?? never, after.turnover.get(kind) ?? never];
  const created = last.created === undefined ? undefined : last.created - (first.created ?? 0);
  const deleted = last.deleted - first.deleted;
  const [appeared, gone] = [
    has.filter((name) => !had.includes(name)).length,
    had.filter((name) => !has.includes(name)).length,
  ];
  if ((created ?? appeared) === appeared && deleted === gone) return [];
  return [
    `turned over: ${kind}: made ${created ?? 'unknown'} and deleted ${deleted} times, for ${appeared} that came and ${gone} that went`,
  ];
}
