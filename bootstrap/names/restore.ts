import { groupOf } from '../../objects/group-kind';
import { type Json, stringAt } from '../../objects/json';
import { annotatedName } from '../../objects/managed-resource';
import type { Kubectl } from '../../tools/processes/kubectl';
import { BootstrapError } from '../bootstrap-error';
import { isClaim, type KnownName, named, observer } from './known-name';
import { managedObjects } from './managed-objects';

const manager = 'restore';

/** How often it plans for an environment in which somebody else makes objects meanwhile. */
const attempts = 5;

/** What there is to do in one environment. */
interface Plan {
  /** Names whose objects are missing. */
  readonly absent: readonly KnownName[];
  /** Names whose objects exist and have no name yet. */
  readonly nameless: readonly KnownName[];
  /** How many objects have their name already. */
  readonly known: number;
  /** Objects with another name, a line each. */
  readonly problems: readonly string[];
}

/**
 * Ties objects to what AWS has: names those that exist, and makes those that are missing, which Argo CD and Crossplane take
 * over. The claim of an environment's account comes last, since what uses the account waits for it. Running it again
 * changes nothing. Calls `say` with what was done in each environment.
 *
 * @throws BootstrapError with everything that was refused; an environment with a refusal does not get its claim
 */
export async function restore(
  kubectl: Kubectl,
  names: readonly KnownName[],
  say: (line: string) => void,
): Promise<void> {
  const environments = [...new Set(names.map(({ namespace }) => namespace))].sort();
  const problems: string[] = [];
  for (const environment of environments) {
    const own = names.filter(({ namespace }) => namespace === environment);
    const { plan, refused } = await tied(kubectl, environment, own);
    const { absent, nameless, known } = plan;
    if (refused.length > 0) problems.push(...refused.map((line) => `${environment}: ${line}`));
    else say(`${environment}: ${absent.length} made, ${nameless.length} named, ${known} had their names`);
    if (!own.some(isClaim)) say(`${environment}: without its claim, so nothing acts there until a person adds it`);
  }
  if (problems.length > 0) throw new BootstrapError(problems);
}

/** Ties what one environment has, and returns by which plan in the end, and what was refused then. */
async function tied(
  kubectl: Kubectl,
  environment: string,
  names: readonly KnownName[],
): Promise<{ readonly plan: Plan; readonly refused: readonly string[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const objects = await managedObjects(kubectl);
    const there = objects.filter((object) => stringAt(object, 'metadata', 'namespace') === environment);
    const plan = planOf(names, there);
    const refused = plan.problems.length > 0 ? plan.problems : await tie(kubectl, plan.absent, plan.nameless);
    // What was missing Argo CD may have made by now; then it only lacks its name.
    if (attempt === attempts || !refused.some((line) => line.includes('conflict'))) return { plan, refused };
  }
}

async function tie(kubectl: Kubectl, absent: readonly KnownName[], nameless: readonly KnownName[]): Promise<string[]> {
  for (const claims of [false, true]) {
    const of = (names: readonly KnownName[]) => names.filter((name) => isClaim(name) === claims);
    const objects = [...of(absent).map(observer), ...of(nameless).map(named)];
    const refused = objects.length === 0 ? [] : await kubectl.applyAs(manager, objects);
    const toDo = 'correct what it says, or wait until the platform is synced, and run this again';
    if (refused.length > 0) return refused.map((line) => `kubectl apply: refused (${line}) — ${toDo}`);
  }
  return [];
}

/** What tells an object from all others of its environment, in whatever version of its kind it was read. */
function addressOf(object: Json): string {
  const group = groupOf(stringAt(object, 'apiVersion') ?? '');
  return `${stringAt(object, 'kind')}.${group}/${stringAt(object, 'metadata', 'name')}`;
}

function planOf(names: readonly KnownName[], objects: readonly Json[]): Plan {
  const there = new Map(objects.map((object) => [addressOf(object), object]));
  const found = names.map((name) => {
    const object = there.get(addressOf(observer(name)));
    return { name, object, external: annotatedName(object) };
  });
  const others = found.filter(({ name, external }) => external !== undefined && external !== name.externalName);
  return {
    absent: found.filter(({ object }) => object === undefined).map(({ name }) => name),
    nameless: found
      .filter(({ object, external }) => object !== undefined && external === undefined)
      .map((one) => one.name),
    known: found.filter(({ name, external }) => external === name.externalName).length,
    problems: others.map(({ name, external }) => {
      const toDo = 'decide which of the two AWS keeps, and remove the other from the file or from the object';
      return `${addressOf(observer(name))}: has another name (${external}) than the file (${name.externalName}) — ${toDo}`;
    }),
  };
}
