import { setTimeout as sleep } from 'node:timers/promises';
import { applications } from '../applications';
import type { Loop } from '../loop';
import type { Process } from '../process';
import type { Promotion } from '../promotion';
import { Random } from '../random';
import { refresh } from '../refresh';
import type { Report } from '../report';
import { settled } from '../settled';
import { difference, type State, stateOf } from '../state';

const longestDelayMs = 3000;
const killsPerSync = 2;
const queues = { without: "queues: ['settlements']", with: "queues: ['settlements', 'refunds']" };

interface Change {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const changes: readonly [Change, Change] = [
  { name: 'adds a queue', from: queues.without, to: queues.with },
  { name: 'removes a queue', from: queues.with, to: queues.without },
];

function victimsOf({ crossplane, pythonic, argocd, management }: Loop): Readonly<Record<string, Process>> {
  return {
    Crossplane: crossplane,
    'the function': pythonic,
    'the application controller of Argo CD': argocd.controller,
    'the ApplicationSet controller of Argo CD': argocd.applicationSets,
    'the repo server of Argo CD': argocd.repoServer,
    'the API server of the management cluster': management.apiServer,
  };
}

/** Kills one process after another in the middle of a sync, and holds the end to what it is without a kill. */
export async function kills(
  loop: Loop,
  promotion: Promotion,
  report: Report,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<void> {
  const random = new Random(seed);
  const victims = victimsOf(loop);
  const ends = new Map<Change, State>();
  for (const change of changes) {
    await report.step(`a push that ${change.name}, without kills`, async () => {
      await push(loop, change);
      await settled(loop, { units: promotion.units() });
      ends.set(change, await stateOf(loop));
    });
  }
  let survived = 0;
  for (let round = 0; round * killsPerSync < count; round += 1) {
    const change = changes[round % 2 === 0 ? 0 : 1];
    const planned = Array.from({ length: Math.min(killsPerSync, count - round * killsPerSync) }, () => ({
      victim: random.pick(Object.keys(victims)) ?? '',
      delay: random.below(longestDelayMs),
    }));
    const told = planned.map(({ victim, delay }) => `${victim} after ${delay} ms`).join(', ');
    await report.claim(`a push that ${change.name} ends as without kills: ${told}`, async () => {
      await push(loop, change);
      for (const { victim, delay } of planned) {
        await sleep(delay);
        await victims[victim]?.kill();
        await victims[victim]?.restart();
      }
      await settled(loop, { units: promotion.units() });
      const lines = difference(ends.get(change), await stateOf(loop));
      if (lines.length > 0) throw new Error(lines.join('\n'));
      survived += planned.length;
    });
  }
  report.measure('kills survived', `${survived} of ${count} (seed ${seed})`);
}

async function push({ checkout, management }: Loop, { name, from, to }: Change): Promise<void> {
  checkout.edit('config/services.ts', from, to);
  checkout.synth();
  checkout.commit(`A change that ${name}`);
  await checkout.push();
  const following = (await applications(management)).filter(({ path }) => /^dist\/(dev|argocd|platform)/.test(path));
  await refresh(
    management.kubectl,
    following.map((one) => one.name),
  );
}
