import { dirname } from 'node:path/posix';
import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { stringAt } from '../objects/json';
import { type Change, type EnvironmentPlan, type Outcome, outcomes, type Plan, type Refusal, subject } from './change';
import { Definitions } from './definitions';
import { type Delivered, type Deployed, deployedOf } from './delivery';
import { departureOf, isMissed, shortenedTo } from './departures';
import { fieldChanges } from './fields';
import { withObstacles } from './obstacles';
import { referencesOf } from './references';
import { isOtherResource, refusalsOf } from './refusals';
import { renamesAmong } from './renames';
import { keyOf, resourcesOf } from './resources';

/** What moving Argo CD's branch from one state to another does to everything that it deploys. */
export function planOf(from: Deployed, to: Deployed): Plan {
  const changes = changesBetween(from, to);
  return { changes, renames: renamesAmong(changes), environments: environmentPlans(from, to) };
}

/** A plan of what concerns one environment alone. */
export function limitedTo(plan: Plan, environment: string): Plan {
  const changes = plan.changes.filter((change) => change.environment === environment);
  return {
    changes,
    renames: plan.renames.filter(({ gone }) => gone.environment === environment),
    environments: plan.environments.filter(({ name }) => name === environment),
  };
}

function environmentPlans(from: Deployed, to: Deployed): EnvironmentPlan[] {
  const names = [...new Set([...from.revisions.keys(), ...to.revisions.keys()])].sort();
  // What would change if every environment followed the branch.
  const [was, is] = [from, to].map(({ branch }) => deployedOf(branch, () => branch));
  const followed = names.map((name) => ({ name, before: from.revisions.get(name), after: to.revisions.get(name) }));
  const isWaiting = ({ before, after }: (typeof followed)[number]) =>
    before?.revision === after?.revision && after?.isBranch === false;
  const all = was && is && followed.some(isWaiting) ? changesBetween(was, is) : [];
  return followed.map((one) => ({
    name: one.name,
    ...(one.before && { before: one.before }),
    ...(one.after && { after: one.after }),
    waiting: isWaiting(one) ? all.filter((change) => subject(change).file.startsWith(`dist/${one.name}/`)) : [],
  }));
}

function changesBetween(from: Deployed, to: Deployed): Change[] {
  const [before, after] = [resourcesOf(from.delivered), resourcesOf(to.delivered)];
  const names = [...new Set([...from.revisions.keys(), ...to.revisions.keys()])];
  const definitions = new Definitions(to);
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key): Change[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.object.body === is?.object.body && was?.object.file === is?.object.file) return [];
    const change =
      was === undefined ? created(is) : is === undefined ? gone(was, to, after) : changed(was, is, definitions);
    if (change === undefined) return [];
    const object = subject(change);
    return [{ ...change, environment: concernedBy(object, names), unit: dirname(object.file) }];
  });
  const objectsOf = (resources: ReadonlyMap<string, Delivered>) => [...resources.values()].map(({ object }) => object);
  const asked = waitingTogether(leavingParts(withoutRefused(changes)));
  const found = withObstacles({ changes: asked, before: objectsOf(before), after: objectsOf(after) });
  return toldOnce(found).sort(inOrder);
}

type Placeless = Omit<Change, 'environment' | 'unit'>;

function created(is: Delivered | undefined): Placeless | undefined {
  if (is === undefined) return undefined;
  const { object, delivery } = is;
  const waitsFor = delivery.isAutomatic ? [] : ['sync' as const];
  return { outcome: 'created', after: object, fields: [], refusals: [], waitsFor, isDestructive: false };
}

function gone(was: Delivered, to: Deployed, after: ReadonlyMap<string, Delivered>): Placeless {
  const { composite } = was.object;
  const departure = departureOf(was, to, composite !== undefined && after.has(keyOf(composite)));
  return { ...departure, before: was.object, fields: [], refusals: [], isDestructive: isMissed(was.object) };
}

function changed(was: Delivered, is: Delivered, definitions: Definitions): Placeless | undefined {
  const fields = fieldChanges(was.object, is.object);
  const isMoved = dirname(was.object.file) !== dirname(is.object.file);
  if (fields.length === 0 && !isMoved) return undefined;
  const refusals = [...definitions.refusals(was.object, is.object), ...refusalsOf(is.object, fields, is.delivery)];
  const isReplaced = fields.some((field) => isOtherResource(is.object, field));
  return {
    outcome: outcomeOf(refusals, fields.length, isReplaced),
    before: was.object,
    after: is.object,
    fields,
    refusals,
    waitsFor: is.delivery.isAutomatic ? [] : ['sync'],
    isDestructive: (isReplaced && isMissed(was.object)) || shortenedTo(was.object, is.object) !== undefined,
  };
}

function outcomeOf(refusals: readonly Refusal[], fields: number, isReplaced: boolean): Outcome {
  const isRefused = refusals.some(({ by }) => by === 'AWS' || by === 'definition');
  if (isRefused || (fields > 0 && refusals.length === fields)) return 'refused';
  return isReplaced ? 'replaced' : 'changed';
}

/** Of a composite that is refused, what it is made of stays as well. */
function withoutRefused(changes: readonly Change[]): Change[] {
  const refused = new Set(
    changes.flatMap((change) =>
      change.refusals.some(({ by }) => by === 'definition') ? [keyOf(subject(change))] : [],
    ),
  );
  return changes.filter((change) => {
    const { composite } = subject(change);
    return composite === undefined || !refused.has(keyOf(composite));
  });
}

/** A composite that goes leaves in AWS what is left of what it is made of. */
function leavingParts(changes: readonly Change[]): Change[] {
  const leaving = new Set(
    changes.flatMap((change) => {
      const { composite } = subject(change);
      return change.outcome === 'left' && composite !== undefined ? [keyOf(composite)] : [];
    }),
  );
  return changes.map((change) =>
    change.outcome === 'deleted' && leaving.has(keyOf(subject(change))) ? { ...change, outcome: 'left' } : change,
  );
}

/** The end of a setting, such as the encryption of a bucket, is no loss of its own where what it is set on goes. */
function toldOnce(changes: readonly Change[]): Change[] {
  const gone = new Set(changes.flatMap(({ before, after }) => (before && !after ? [keyOf(before)] : [])));
  return changes.map((change) => {
    const { before, after } = change;
    if (!change.isDestructive || before === undefined || after !== undefined) return change;
    const setOn = kinds[groupKind(before)]?.name === 'none' ? referencesOf(before) : [];
    return setOn.some(({ key }) => gone.has(key)) ? { ...change, isDestructive: false } : change;
  });
}

/** Where one object of an Application waits for an answer, all that goes with it waits. */
function waitingTogether(changes: readonly Change[]): Change[] {
  const isGone = ({ outcome }: Change) => outcome === 'deleted' || outcome === 'left';
  const asking = new Set(
    changes.flatMap((change) => (isGone(change) && change.waitsFor.includes('confirmation') ? [change.unit] : [])),
  );
  return changes.map((change) => {
    if (!isGone(change) || !asking.has(change.unit) || change.waitsFor.includes('confirmation')) return change;
    return { ...change, waitsFor: [...change.waitsFor, 'confirmation'] };
  });
}

/** Which of these environments a change of an object concerns, wherever the object is; '' for what all of them share. */
export function concernedBy(object: DistObject, names: readonly string[]): string {
  const [, folder, unit = ''] = object.file.split('/');
  const inCluster = stringAt(object.body, 'spec', 'cluster', 'namespace');
  return (
    names.find(
      (name) =>
        folder === name ||
        object.namespace === name ||
        unit === `environment-${name}` ||
        inCluster === name ||
        (object.kind === 'Namespace' && object.name === name) ||
        (object.kind === 'AppProject' && [name, `${name}-workload`, `${name}-controllers`].includes(object.name)),
    ) ?? ''
  );
}

function inOrder(one: Change, other: Change): number {
  return (
    compareTexts(one.environment, other.environment) ||
    compareTexts(one.unit, other.unit) ||
    outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome) ||
    compareTexts(keyOf(subject(one)), keyOf(subject(other)))
  );
}

const compareTexts = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
