import { setTimeout as sleep } from 'node:timers/promises';
import type { Loop } from '../loop/loop';
import { remindProviders, unlessGone } from '../observing/remind-providers';
import { type LiveObject, liveObjects } from './live';

/**
 * Seconds after the last write that AWS accepts, or the last object that its provider refuses, when nothing is under way;
 * longer than the provider waits between two tries, of which the second one says that the first was refused.
 */
const quietSeconds = 8;
/** The same where the objects are not those that Git wants, or not refused yet, which something may still mend. */
const patientSeconds = 45;
/** To list all objects takes a second of a core. */
const pauseMs = 4000;
const lookAgainEveryMs = 20_000;

/** What to wait for. */
export interface Wanted {
  /** The managed resources of each environment, by `liveName`. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those of each environment that are as they will be though their provider waits, by `liveName`. */
  readonly waiting: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those of each environment of which a provider is to refuse a change, by `liveName`. */
  readonly refusing: ReadonlyMap<string, ReadonlySet<string>>;
  /** Environments in which a provider may also end by refusing a change. */
  readonly mayRefuse: ReadonlySet<string>;
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
export async function atRest(loop: Loop, { wanted, waiting, refusing, mayRefuse, limit }: Wanted): Promise<Rest> {
  const end = performance.now() + limit * 1000;
  let refused = '';
  let [mark, since, looked] = [loop.aws.calls.mark(), performance.now(), performance.now()];
  for (;;) {
    if (performance.now() - looked > lookAgainEveryMs) {
      await unlessGone(() =>
        remindProviders(loop, ({ kind, name, namespace }) => refusing.get(namespace)?.has(`${kind} ${name}`) === true),
      );
      looked = performance.now();
    }
    const objects = await liveObjects(loop.management.kubectl);
    const restless = new Map(
      [...wanted.keys()].map((environment) => {
        const moving = [...(objects.get(environment) ?? [])].filter(([name]) => !waiting.get(environment)?.has(name));
        return [environment, restlessOf(moving, mayRefuse.has(environment))] as const;
      }),
    );
    const isWritten = loop.aws.calls.writesSince(mark).some(({ status }) => status < 400);
    const refusedNow = refusedAmong(objects);
    if (isWritten || refusedNow !== refused) [mark, since] = [loop.aws.calls.mark(), performance.now()];
    refused = refusedNow;
    const isAsWanted =
      [...wanted].every(([environment, names]) => hasExactly(objects.get(environment), names)) &&
      [...refusing].every(([environment, names]) =>
        [...names].every((name) => objects.get(environment)?.get(name)?.isRefused),
      );
    const quiet = (performance.now() - since) / 1000;
    const isDone = [...restless.values()].flat().length === 0 && quiet > (isAsWanted ? quietSeconds : patientSeconds);
    if (isDone || performance.now() > end) return { objects, restless };
    await sleep(pauseMs);
  }
}

function restlessOf(objects: readonly (readonly [string, LiveObject])[], mayRefuse: boolean): string[] {
  return objects
    .filter(([, { isSettled, isRefused }]) => !isSettled && !(mayRefuse && isRefused))
    .map(([name, { complaint }]) => `${name}: ${complaint}`);
}

function refusedAmong(objects: ReadonlyMap<string, ReadonlyMap<string, LiveObject>>): string {
  return [...objects]
    .flatMap(([environment, own]) => [...own].flatMap(([name, one]) => (one.isRefused ? `${environment} ${name}` : [])))
    .sort()
    .join();
}

function hasExactly(objects: ReadonlyMap<string, LiveObject> | undefined, names: ReadonlySet<string>): boolean {
  return (objects?.size ?? 0) === names.size && [...names].every((name) => objects?.has(name));
}
