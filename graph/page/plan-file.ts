import type { DistObject } from '../../objects/dist';
import { at, type Json, listAt, parsedObject, stringAt } from '../../objects/json';
import type { Outcome } from '../../plan/change';
import { planVersion } from '../../plan/report/json';
import type { PageChange, Tone } from './page-data';

/** A change of a plan that was written by `npm run plan -- --json`. */
export interface PlannedChange {
  readonly outcome: Outcome;
  readonly follows: readonly string[];
  readonly object: ObjectName;
  /** The composite that it is composed of. @default - none */
  readonly of?: ObjectName;
}

/** What a plan names an object by. */
export type ObjectName = Pick<DistObject, 'kind' | 'name' | 'namespace' | 'cluster' | 'file'>;

/** The changes of a plan, or what keeps its text from being one. */
export interface ReadPlan {
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly string[];
}

/** Reads the text of a plan; `file` is how messages name it. */
export function readPlan(file: string, text: string): ReadPlan {
  const plan = parsedObject(text);
  const remedy = 'write one with "npm run plan -- --json"';
  if (plan === undefined) return { changes: [], problems: [`${file}: not a JSON object — ${remedy}`] };
  if (plan.version !== planVersion) {
    const found = JSON.stringify(plan.version) ?? 'none';
    return { changes: [], problems: [`${file} version: not the one that is known (${found}) — ${remedy}`] };
  }
  const read = listAt(plan, 'changes').map((change) => changeOf(change));
  const problems = read.flatMap((change, index) =>
    change === undefined
      ? [`${file} changes[${index}]: no known outcome, or no object with kind, name and file — ${remedy}`]
      : [],
  );
  return { changes: read.filter((change) => change !== undefined), problems };
}

function changeOf(change: Json): PlannedChange | undefined {
  const [outcome, object, of] = [stringAt(change, 'outcome'), nameOf(at(change, 'object')), nameOf(at(change, 'of'))];
  if (outcome === undefined || !isOutcome(outcome) || object === undefined) return undefined;
  const follows = listAt(change, 'follows').filter((line) => typeof line === 'string');
  return { outcome, object, follows, ...(of !== undefined && { of }) };
}

function nameOf(value: Json | undefined): ObjectName | undefined {
  const [kind, name, file] = [stringAt(value, 'kind'), stringAt(value, 'name'), stringAt(value, 'file')];
  if (kind === undefined || name === undefined || file === undefined) return undefined;
  return { kind, name, file, namespace: stringAt(value, 'namespace') ?? '', cluster: stringAt(value, 'cluster') ?? '' };
}

const tones: Readonly<Record<Outcome, Tone>> = {
  created: 'new',
  changed: 'other',
  deleted: 'lost',
  left: 'lost',
  refused: 'lost',
  blocked: 'lost',
  replaced: 'lost',
  stays: 'lost',
};

const isOutcome = (text: string): text is Outcome => Object.hasOwn(tones, text);

/** A plan's change, as a page tells it of the objects that it has. */
export function pageChange(
  { outcome, follows, object, of }: PlannedChange,
  indexOf: (name: ObjectName) => number | undefined,
): PageChange {
  const { kind, name, file } = object;
  const index = indexOf(object) ?? (of === undefined ? undefined : indexOf(of));
  return { kind, name, file, outcome, tone: tones[outcome], follows, ...(index !== undefined && { object: index }) };
}
