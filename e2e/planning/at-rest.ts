import { setTimeout as sleep } from 'node:timers/promises';
import { namedBy } from '../../kinds/kind';
import { kinds } from '../../kinds/kinds';
import { KubectlError } from '../../tools/processes/kubectl';
import type { Loop } from '../loop/loop';
import { giveBack, lostByTheProvider, lostNames } from '../observing/lost-names';
import { lookAgain } from '../observing/overdue';
import { type LiveObject, liveObjects } from './live';

/** Seconds without a write to AWS after which nothing is under way; longer than the provider waits between two calls. */
const quietSeconds = 8;
/** The same where the objects are not those that Git wants, which something may still mend. */
const patientSeconds = 30;
const pauseMs = 1500;
const lookAgainEveryMs = 20_000;

/** What to wait for. */
export interface Wanted {
  /** The managed resources of each environment, by `liveName`. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
  /** Whether a provider may also end by refusing a change. */
  readonly mayRefuse: boolean;
  /** Seconds. */
  readonly limit: number;
}

/** How the providers came to rest. */
export interface Rest {
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, LiveObject>>;
  /** Objects that did not come to rest, by the name of their environment. */
  readonly restless: ReadonlyMap<string, readonly string[]>;
}

/**
 * Waits until the providers have done with everything, and the objects of each environment are the wanted ones. Returns
 * after the limit whatever is still under way.
 */
export async function atRest(loop: Loop, { wanted, mayRefuse, limit }: Wanted): Promise<Rest> {
  const end = performance.now() + limit * 1000;
  let [mark, since, looked] = [loop.aws.calls.mark(), performance.now(), performance.now()];
  for (;;) {
    if (performance.now() - looked > lookAgainEveryMs) {
      await unlessGone(() => remindProvider(loop));
      looked = performance.now();
    }
    const objects = await liveObjects(loop.management.kubectl);
    await unlessGone(() => letCreateAgain(loop, objects));
    const restless = new Map(
      [...wanted.keys()].map(
        (environment) => [environment, restlessOf(objects.get(environment) ?? new Map(), mayRefuse)] as const,
      ),
    );
    if (loop.aws.calls.writesSince(mark).length > 0) [mark, since] = [loop.aws.calls.mark(), performance.now()];
    const isAsWanted = [...wanted].every(([environment, names]) => hasExactly(objects.get(environment), names));
    const quiet = (performance.now() - since) / 1000;
    const isDone = [...restless.values()].flat().length === 0 && quiet > (isAsWanted ? quietSeconds : patientSeconds);
    if (isDone || performance.now() > end) return { objects, restless };
    await sleep(pauseMs);
  }
}

/** Makes the provider look at what it has left, and gives back what it has lost. */
async function remindProvider(loop: Loop): Promise<void> {
  await lookAgain(loop);
  await giveBack(loop, lostByTheProvider(loop, await lostNames(loop)));
}

/** Does something to objects, one of which may have gone since it was listed. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof KubectlError && error.said.includes('(NotFound)'))) throw error;
  }
}

/**
 * Does what the provider asks for where it has written that it creates a resource, and not how that ended: while a creation
 * ends, another reconciliation of the object puts back the state from before it (crossplane/upjet#632). Only where Git
 * gives the name, by which the provider finds what it may have made.
 */
async function letCreateAgain({ management: { kubectl } }: Loop, all: Rest['objects']): Promise<void> {
  const objects = [...all.values()].flatMap((ones) => [...ones]);
  for (const [name, { namespace, address, isForgotten }] of objects) {
    const facts = kinds[name.replace(/ [^ ]+$/, '')];
    if (!isForgotten || facts === undefined || namedBy(facts) !== 'Git') continue;
    // Without another annotation the provider would not look: it takes its own for no change.
    const annotations = ['crossplane.io/external-create-pending-', `e2e/looked-again=${Date.now()}`];
    await kubectl.run(['annotate', address, `--namespace=${namespace}`, '--overwrite', ...annotations]);
  }
}

function restlessOf(objects: ReadonlyMap<string, LiveObject>, mayRefuse: boolean): string[] {
  return [...objects]
    .filter(([, { isSettled, isRefused }]) => !isSettled && !(mayRefuse && isRefused))
    .map(([name, { complaint }]) => `${name}: ${complaint}`);
}

function hasExactly(objects: ReadonlyMap<string, LiveObject> | undefined, names: ReadonlySet<string>): boolean {
  return (objects?.size ?? 0) === names.size && [...names].every((name) => objects?.has(name));
}
