import { setTimeout as sleep } from 'node:timers/promises';
import type { Loop } from '../loop';
import type { Process } from '../process';
import type { Promotion } from '../promotion';
import { Random } from '../random';
import { refresh } from '../refresh';
import type { Report } from '../report';
import { settled } from '../settled';
import { difference, type State, stateOf } from '../state';

const longestDelayMs = 4000;

/** Kills one process after another in the middle of a sync, and holds the end to what it was without the kill. */
export async function kills(
  loop: Loop,
  promotion: Promotion,
  report: Report,
  options: { count: number; seed: number },
): Promise<void> {
  const { checkout, management } = loop;
  const random = new Random(options.seed);
  const victims: Readonly<Record<string, Process>> = {
    Crossplane: loop.crossplane,
    'the application controller of Argo CD': loop.argocd.controller,
    'the API server of the management cluster': management.apiServer,
    'the repo server of Argo CD': loop.argocd.repoServer,
    'the ApplicationSet controller of Argo CD': loop.argocd.applicationSets,
    'the function': loop.pythonic,
  };
  const with_ = { queue: "queues: ['settlements', 'refunds']", without: "queues: ['settlements']" };
  const ends = new Map<string, State>();
  let survived = 0;
  // The first two rounds have no victim: they show what each of the two ends is.
  for (let round = 0; round < options.count + 2; round += 1) {
    const add = round % 2 === 0;
    const [from, to] = add ? [with_.without, with_.queue] : [with_.queue, with_.without];
    const victim = round < 2 ? undefined : random.pick(Object.keys(victims));
    const delay = random.below(longestDelayMs);
    const change = add ? 'adds a queue' : 'removes a queue';
    const move = async () => {
      checkout.edit('config/services.ts', from, to);
      checkout.synth();
      checkout.commit(`Round ${round}`);
      await checkout.push();
      await refresh(management.kubectl);
    };
    if (victim === undefined) {
      await move();
      await settled(loop, { units: promotion.units() });
      ends.set(change, await stateOf(loop));
      continue;
    }
    await report.claim(
      `seed ${options.seed}, kill ${round - 1}: ${victim}, ${delay} ms after a push that ${change}`,
      async () => {
        await move();
        await sleep(delay);
        await victims[victim]?.kill();
        await victims[victim]?.restart();
        await settled(loop, { units: promotion.units() });
        const lines = difference(ends.get(change), await stateOf(loop));
        if (lines.length > 0) throw new Error(lines.join('\n'));
        survived += 1;
      },
    );
  }
  report.measure('kills survived', `${survived} of ${options.count} (seed ${options.seed})`);
}
