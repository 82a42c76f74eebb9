import type { DistObject } from '../../objects/dist';
import type { Plan } from '../../plan/change';
import { limitedTo, planOf } from '../../plan/compare';
import { type Deployed, deployedOf } from '../../plan/delivery';
import { resourcesOf } from '../../plan/resources';
import type { LoggedCall } from '../aws/front/call-log';
import type { Written } from './configurations/edit';
import { type Fate, type Fates, fateProblems, type ShownFate } from './fate';
import { foreseenFates, foreseenRefusals, heldBack, perhapsChanged } from './foreseen';
import { isInAws, liveName } from './live';
import { isOf } from './rendered';
import { type Seen, shownFates } from './shown';
import { writeProblems } from './writes';

/** Two states of one environment, and the plan that leads from the one to the other. */
export interface Pair {
  readonly environment: string;
  /** What was done to the configuration. */
  readonly edits: readonly string[];
  /** What people write of the second state. */
  readonly written: Written;
  /** Objects of `dist/`. */
  readonly from: readonly DistObject[];
  /** Objects of `dist/`. */
  readonly to: readonly DistObject[];
  readonly plan: Plan;
  /**
   * What is not touched in Argo CD's stead, by its key: what the plan says Argo CD does not come to, and what it says AWS
   * does not delete, since nobody could put that back.
   */
  readonly heldBack: ReadonlySet<string>;
}

/** What has become of a pair. */
export interface Outcome {
  readonly before: Seen;
  readonly after: Seen;
  /** Objects that the API server refuses, with its words. */
  readonly refused: ReadonlyMap<string, string>;
  /** Calls with which the provider has changed something in AWS, in whichever account. */
  readonly writes: readonly LoggedCall[];
  /** What did not come to rest. */
  readonly restless: readonly string[];
  /** What AWS has of the environment that no object of Git is about any more, by kind and name as AWS lists them. */
  readonly left: ReadonlySet<string>;
}

/** Plans a pair; without objects the first state is one in which the environment is not there yet. */
export function planned(
  pair: Pick<Pair, 'environment' | 'edits' | 'written' | 'to'> & { readonly from: readonly DistObject[] | undefined },
): Pair {
  const { environment, to } = pair;
  const from = pair.from ?? to.filter((object) => !isOf(environment, object));
  const plan = limitedTo(planOf(deployed(from), deployed(to)), environment);
  return { ...pair, from, plan, heldBack: heldBack(plan) };
}

/** Every environment is pinned to a tag, and here the tag is wherever the environment is. */
function deployed(objects: readonly DistObject[]): Deployed {
  return deployedOf(objects, () => objects);
}

/** Whether somebody refuses a part of it, so that the second state does not come about. */
export function isRefused({ plan }: Pair): boolean {
  return plan.changes.some(({ outcome }) => outcome === 'refused');
}

/** The managed resources of an environment, by `liveName`. */
export function managedNames(objects: readonly DistObject[], environment: string): ReadonlySet<string> {
  return new Set(managed(objects, environment).map(liveName));
}

function managed(objects: readonly DistObject[], environment: string): readonly DistObject[] {
  const all = [...resourcesOf(deployed(objects).delivered).values()].map(({ object }) => object);
  return all.filter((object) => isInAws(object) && object.namespace === environment);
}

/** What a pair's plan says becomes of AWS, in a few words. */
export function told({ plan }: Pair): string {
  const fates = [...foreseenFates(plan).values()];
  const counts = [...new Set(fates)].map((fate) => `${fates.filter((one) => one === fate).length} ${fate}`);
  return counts.join(', ') || 'nothing in AWS';
}

/** What is done of a pair although the plan says that it waits for a confirmation, a line each. */
export function hastyProblems(
  { environment, from, to, plan }: Pair,
  { before, after }: Pick<Outcome, 'before' | 'after'>,
): string[] {
  const waiting = plan.changes.filter(({ waitsFor }) => waitsFor.includes('confirmation'));
  const shown = shownFates(before, after, [...managed(from, environment), ...managed(to, environment)]);
  return [...foreseenFates({ ...plan, changes: waiting }).keys()]
    .filter((name) => shown.has(name))
    .map((name) => `${name}: ${shown.get(name)?.fate} in AWS, and the plan says that this waits for a confirmation`);
}

/**
 * A plan cannot know what AWS has from before (docs/planning.md): what it calls created is taken over then, with a change
 * where Git says something else, and what it calls changed may be so already where Git has not said it before.
 */
function withWhatAwsHas(
  foreseen: Fates,
  { left, perhaps }: { readonly left: ReadonlySet<string>; readonly perhaps: ReadonlySet<string> },
  shown: ReadonlyMap<string, ShownFate>,
): Fates {
  return new Map(
    [...foreseen].flatMap(([name, fate]): [string, Fate][] => {
      if (perhaps.has(name) && !shown.has(name)) return [];
      if (fate !== 'created' || !left.has(name)) return [[name, fate]];
      return shown.get(name)?.fate === 'changed' ? [[name, 'changed']] : [];
    }),
  );
}

/** How the plan of a pair differs from what has become of it, a line each. */
export function pairProblems(pair: Pair, { before, after, refused, writes, restless, left }: Outcome): string[] {
  const { environment, from, to, plan } = pair;
  const shown = shownFates(before, after, [...managed(from, environment), ...managed(to, environment)]);
  const foreseen = foreseenRefusals(plan);
  return [
    ...fateProblems(withWhatAwsHas(foreseenFates(plan), { left, perhaps: perhapsChanged(plan) }, shown), shown),
    ...[...refused]
      .filter(([key]) => !foreseen.includes(key))
      .map(([key, said]) => `${key}: refused by the API server, and the plan does not say so (${said})`),
    ...foreseen
      .filter((key) => !refused.has(key))
      .map((key) => `${key}: not refused by the API server as the plan says`),
    ...writeProblems(
      foreseenFates(plan),
      writes.filter(({ account }) => account === pair.written.environment.account),
    ),
    ...restless.map((line) => `never came to rest: ${line}`),
  ];
}
