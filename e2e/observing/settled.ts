import { type ApplicationState, applications } from '../argocd/applications';
import { refresh } from '../argocd/refresh';
import { sync } from '../argocd/sync';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import { type Reminded, remindProviders } from './remind-providers';

const refreshEveryMs = 5000;
const lookAgainEveryMs = 20_000;

/** What to wait for. */
export interface Settled {
  /** Commit that each directory must be deployed from; nothing else may be deployed. */
  readonly units: ReadonlyMap<string, string>;
  /** Seconds. @default 1200, so that a slow machine takes its time */
  readonly limit?: number;
  /** Whether to sync, as a person would, the Applications that Argo CD does not sync by itself. @default true */
  readonly byHand?: boolean;
}

/** What happened on the way, which the end does not show any more. */
export interface Way extends Reminded {
  /** Syncs that failed. */
  readonly failures: readonly string[];
}

/**
 * Waits until the Applications are exactly those of the units, each Synced and Healthy at its commit; after the limit, throws
 * with what is missing.
 */
export async function settled(loop: Loop, { units, limit = 1200, byHand = true }: Settled): Promise<Way> {
  const { kubectl } = loop.management;
  const failures = new Set<string>();
  let refreshed = Number.NEGATIVE_INFINITY;
  let [looked, lookedAgain, givenBack, createdAgain] = [performance.now(), 0, 0, 0];
  await until(
    'Applications',
    async () => {
      const states = await applications(loop.management);
      const behind = states.filter(({ path, revision }) => revision !== units.get(path)).map(({ name }) => name);
      if (behind.length > 0 && performance.now() - refreshed > refreshEveryMs) {
        await refresh(kubectl, behind);
        refreshed = performance.now();
      }
      if (performance.now() - looked > lookAgainEveryMs) {
        const reminded = await remindProviders(loop);
        lookedAgain += reminded.lookedAgain;
        givenBack += reminded.givenBack;
        createdAgain += reminded.createdAgain;
        looked = performance.now();
      }
      for (const { name, phase, retries, message } of states) {
        // A sync that is retried runs again in the same moment in which it fails.
        const failed = phase === 'Failed' || phase === 'Error' || retries > 0;
        if (failed) failures.add(`${name}: ${phase}, ${retries} times again, ${message}`);
      }
      if (byHand) await syncByHand(loop, states);
      return missing(units, states);
    },
    limit,
  );
  return { failures: [...failures], lookedAgain, givenBack, createdAgain };
}

function missing(units: ReadonlyMap<string, string>, states: readonly ApplicationState[]): string[] {
  const deployed = new Map(states.map((state) => [state.path, state]));
  return [
    ...states.filter(({ path }) => !units.has(path)).map(({ name, path }) => `${name}: still deploys ${path}`),
    ...[...units].flatMap(([path, commit]) => {
      const state = deployed.get(path);
      if (state === undefined) return [`${path}: no Application`];
      const { sync, health, revision, phase, message } = state;
      if (sync === 'Synced' && health === 'Healthy' && revision === commit && phase !== 'Running') return [];
      return [
        `${path}: ${sync}, ${health}, ${phase || 'never synced'} at ${revision.slice(0, 8)} (${message.slice(0, 500)})`,
      ];
    }),
  ];
}

async function syncByHand({ management: { kubectl } }: Loop, states: readonly ApplicationState[]): Promise<void> {
  for (const state of states) {
    const isDone = state.phase === 'Succeeded' && state.synced === state.revision;
    if (state.automatic || state.sync !== 'OutOfSync' || state.phase === 'Running' || isDone) continue;
    await sync(kubectl, state);
  }
}
