import { liveObjects } from './live';
import { hastyProblems, isRefused, type Pair, planned } from './pair';
import { Pushes } from './pushes';
import type { Steps, StepsProps } from './steps';
import { seenOf, type Track } from './track';

/** How many environments take a step through Argo CD. */
export const throughArgoCd = 2;

/** Takes one pair of some environments through a push and Argo CD, which takes over what is there. */
export async function pushed({ loop, report }: StepsProps, steps: Steps): Promise<void> {
  const pushes = new Pushes(loop);
  const tracks = steps.tracks.slice(0, throughArgoCd);
  const names = tracks.map(({ environment }) => environment);
  const from = pushes.commit(tracks.map(({ written }) => written));
  await report.prove('Argo CD takes over everything that it finds, and nothing in AWS changes', async () => {
    const mark = loop.aws.calls.mark();
    await pushes.first(names);
    await steps.rest(names.map((environment) => ({ environment, objects: from })));
    const writes = loop.aws.calls.writesSince(mark).map(({ account, action }) => `${action} in ${account}`);
    if (writes.length > 0) throw new Error(writes.join(', '));
  });
  const next = tracks.map((track) => ({ track, pair: accepted(steps, track) }));
  const to = pushes.commit(next.map(({ pair }) => pair.written));
  const pairs = next.map(({ pair: { environment, written, edits } }) =>
    planned({ environment, written, edits: ['by Argo CD', ...edits], from, to }),
  );
  await steps.take(pairs, async () => {
    await report.prove(
      'Argo CD asks what the plan says that it asks, and does nothing of it before the answer',
      async () => {
        const hasty: string[] = [];
        await pushes.next(names, pairs, async () => {
          const objects = await liveObjects(loop.management.kubectl);
          for (const [index, pair] of pairs.entries()) {
            const before = tracks[index]?.seen;
            const after = await seenOf(loop, pair.environment, objects);
            if (before !== undefined) hasty.push(...hastyProblems(pair, { before, after }));
          }
        });
        if (hasty.length > 0) throw new Error(hasty.join('\n'));
      },
    );
    return new Map();
  });
}

/** The next state of an environment that nobody refuses, since Argo CD tries again for an hour what is refused. */
function accepted(steps: Steps, track: Track): Pair {
  for (;;) {
    const pair = steps.pairOf(track, track.chain.next());
    if (!isRefused(pair)) return pair;
    track.chain.back(track.written);
  }
}
