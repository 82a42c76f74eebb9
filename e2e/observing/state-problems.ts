import type { Turnover } from '../accounts/turnover';
import type { Resource, State } from './state';

const never: Turnover = { created: 0, deleted: 0 };
const shown = 200;

/** The states before and after a push, and the one that it should lead to. */
export interface Push {
  readonly before: State;
  readonly after: State;
  readonly expected: State;
}

/**
 * What is lost, new or different from what was expected after a push; what existed before, and was deleted and made again;
 * and kinds of which AWS made or deleted more than the way from the one state to the other takes. A line each.
 */
export function stateProblems({ before, after, expected }: Push): string[] {
  const names = [...after.resources.keys()];
  return [
    ...[...expected.resources.keys()].filter((name) => !after.resources.has(name)).map((name) => `lost: ${name}`),
    ...names.filter((name) => !expected.resources.has(name)).map((name) => `new: ${name}`),
    ...names.flatMap((name) => changed(name, expected.resources.get(name), after.resources.get(name))),
    ...names.flatMap((name) => madeAgain(name, before.resources.get(name), after.resources.get(name))),
    ...[...after.turnover.keys()].flatMap((kind) => turnedOver(kind, before, after)),
  ];
}

function changed(name: string, expected: Resource | undefined, found: Resource | undefined): string[] {
  if (expected === undefined || found === undefined || expected.content === found.content) return [];
  const [wanted, has] = [expected.content.split('\n'), found.content.split('\n')];
  const first = has.findIndex((line, index) => line !== wanted[index]);
  const line = (lines: readonly string[]) => (lines[first] ?? 'nothing').trim().slice(0, shown);
  return [`changed: ${name}: ${line(has)} instead of ${line(wanted)}`];
}

function madeAgain(name: string, before: Resource | undefined, after: Resource | undefined): string[] {
  if (before === undefined || after === undefined || before.identity === after.identity) return [];
  return [`deleted and made again: ${name}: ${after.identity}, before ${before.identity}`];
}

/** A line where resources of a kind were made or deleted more often than the way from the one state to the other takes. */
function turnedOver(kind: string, before: State, after: State): string[] {
  const ofKind = ({ resources }: State) =>
    [...resources].filter(([, resource]) => resource.kindInAws === kind).map(([name]) => name);
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
