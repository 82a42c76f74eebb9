import { type Json, stringAt } from '../../objects/json';
import type { Kubectl } from '../../tools/processes/kubectl';
import { BootstrapError } from '../bootstrap-error';
import { externalNameOf, isClaim, type KnownName, named, observer } from './known-name';
import { managedObjects } from './managed-objects';

const manager = 'restore';

/** What there is to do in one environment. */
interface Plan {
  /** Names whose objects are to be made. */
  readonly absent: readonly KnownName[];
  /** Names whose objects are there and have none. */
  readonly nameless: readonly KnownName[];
  /** How many objects have the name already. */
  readonly known: number;
  /** Objects with another name, a line each. */
  readonly problems: readonly string[];
}

/**
 * Ties objects to what AWS has: makes those that are not there, to be taken over by Argo CD and Crossplane, and names
 * those that are. The claim of an environment's account comes last, since what uses the account waits for it. Running it
 * again changes nothing. Says of each environment through `say` what was done.
 *
 * @throws BootstrapError with everything that was refused; an environment of which something was, does not get its claim
 */
export async function restore(
  kubectl: Kubectl,
  names: readonly KnownName[],
  say: (line: string) => void,
): Promise<void> {
  const objects = await managedObjects(kubectl);
  const environments = [...new Set(names.map(({ namespace }) => namespace))].sort();
  const problems: string[] = [];
  for (const environment of environments) {
    const own = names.filter(({ namespace }) => namespace === environment);
    const there = objects.filter((object) => stringAt(object, 'metadata', 'namespace') === environment);
    const { absent, nameless, known, problems: found } = planOf(own, there);
    const refused = found.length > 0 ? [...found] : await tie(kubectl, absent, nameless);
    if (refused.length > 0) problems.push(...refused.map((line) => `${environment}: ${line}`));
    else say(`${environment}: ${absent.length} made, ${nameless.length} named, ${known} had their names`);
    if (!own.some(isClaim)) say(`${environment}: without its claim, so nothing acts before a person has named that`);
  }
  if (problems.length > 0) throw new BootstrapError(problems);
}

async function tie(kubectl: Kubectl, absent: readonly KnownName[], nameless: readonly KnownName[]): Promise<string[]> {
  for (const claims of [false, true]) {
    const of = (names: readonly KnownName[]) => names.filter((name) => isClaim(name) === claims);
    const objects = [...of(absent).map(observer), ...of(nameless).map(named)];
    const refused = objects.length === 0 ? [] : await kubectl.applyAs(manager, objects);
    const toDo = 'mend what it says, or wait until the platform is synced, and run this again';
    if (refused.length > 0) return refused.map((line) => `kubectl apply: refused (${line}) — ${toDo}`);
  }
  return [];
}

/** Which object of its environment it is, whatever version of its kind it was read in. */
function addressOf(object: Json): string {
  const [group = ''] = (stringAt(object, 'apiVersion') ?? '').split('/');
  return `${stringAt(object, 'kind')}.${group}/${stringAt(object, 'metadata', 'name')}`;
}

function planOf(names: readonly KnownName[], objects: readonly Json[]): Plan {
  const there = new Map(objects.map((object) => [addressOf(object), object]));
  const found = names.map((name) => {
    const object = there.get(addressOf(observer(name)));
    return { name, object, external: externalNameOf(object) };
  });
  const taken = found.filter(({ name, external }) => external !== undefined && external !== name.externalName);
  return {
    absent: found.filter(({ object }) => object === undefined).map(({ name }) => name),
    nameless: found
      .filter(({ object, external }) => object !== undefined && external === undefined)
      .map((one) => one.name),
    known: found.filter(({ name, external }) => external === name.externalName).length,
    problems: taken.map(({ name, external }) => {
      const toDo = 'see which of the two AWS is to keep, and take the other out of the file or off the object';
      return `${addressOf(observer(name))}: has another name (${external}) than the file (${name.externalName}) — ${toDo}`;
    }),
  };
}
