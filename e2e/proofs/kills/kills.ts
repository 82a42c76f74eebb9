import { setTimeout as sleep } from 'node:timers/promises';
import type { Process } from '../../../tools/processes/process';
import { until } from '../../clusters/until';
import type { Loop } from '../../loop/loop';
import type { Report } from '../../loop/report';
import { Pushes } from '../../observing/pushes';
import { underWay } from '../../observing/under-way';
import type { Promotion } from '../../repository/promotion';
import { type Kill, killPlan } from './kill-plan';
import { Random } from './random';

const pollMs = 50;
const limit = 180;

/** The smallest change that makes Crossplane compose something, and so keeps everything in the loop busy. */
const service = `  refunds: {
    port: 8080,
    calls: [{ to: 'payment', port: 8080 }],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
    uses: { topics: ['requests'] },
  },
};
`;

interface Victim {
  readonly name: string;
  readonly process: Process;
}

function victimsOf({ crossplane, pythonic, argocd, management, workload, providers }: Loop): Victim[] {
  // Of the workload clusters only dev's follows every push.
  if (workload.dev === undefined) throw new Error('there is no environment dev');
  return [
    { name: 'Crossplane', process: crossplane },
    { name: 'the function', process: pythonic },
    { name: 'the AWS provider', process: providers.aws },
    { name: 'provider-kubernetes', process: providers.kubernetes },
    { name: 'the application controller of Argo CD', process: argocd.controller },
    { name: 'the ApplicationSet controller of Argo CD', process: argocd.applicationSets },
    { name: 'the repo server of Argo CD', process: argocd.repoServer },
    { name: 'the API server of the management cluster', process: management.apiServer },
    { name: 'the API server of the workload cluster', process: workload.dev.apiServer },
  ];
}

/** Kills one process after another in the middle of a sync; the end must be as without a kill. */
export async function kills(
  loop: Loop,
  promotion: Promotion,
  report: Report,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<void> {
  const pushes = await Pushes.start(loop, promotion);
  const without = pushes.state;
  await report.prove(
    'a push that adds a service makes everything once, and Crossplane composes some of it',
    async () => {
      loop.checkout.edit('config/services.ts', /\};\n$/, service);
      loop.checkout.synth();
      loop.checkout.commit('Add a service');
      await pushes.push();
      const isNew = [...pushes.state.resources]
        .filter(([name]) => !without.resources.has(name))
        .map(([, resource]) => resource);
      const composed = isNew.filter(({ isComposed }) => isComposed).length;
      report.measure('objects and AWS resources that the service consists of', `${isNew.length}, ${composed} composed`);
      if (composed === 0) throw new Error('Crossplane composes none of what is new');
    },
  );

  const added = pushes.state;
  // Each takes at least one call of AWS, which makes or deletes it.
  const changes = [...added.resources].filter(
    ([name, { kindInAws }]) => kindInAws && !without.resources.has(name),
  ).length;
  const seen: (readonly string[])[] = [];
  let survived = 0;
  for (const [push, planned] of killPlan(new Random(seed), victimsOf(loop), count, changes).entries()) {
    const [how, expected] = push % 2 === 0 ? (['removes', without] as const) : (['adds', added] as const);
    const plan = planned.map(({ victim, changes, delayMs }) => `${victim.name} ${delayMs} ms after change ${changes}`);
    await report.prove(`a push that ${how} the service ends as without kills: ${plan.join(', ')}`, async () => {
      loop.checkout.revert();
      const mark = loop.aws.calls.mark();
      await pushes.push(expected, async () => {
        for (const kill of planned) {
          const found = await killed(loop, kill, () => loop.aws.calls.writesSince(mark).length);
          report.measure(`kill ${seen.push(found)}`, `${kill.victim.name}: ${found.join(', ') || 'nothing under way'}`);
        }
      });
      survived += planned.length;
    });
  }
  report.measure('kills survived', `${survived} of ${count} (seed ${seed})`);
  await report.prove('most processes were killed while something was under way', async () => {
    const hits = seen.filter((found) => found.length > 0).length;
    if (hits * 2 < count) throw new Error(`${hits} of ${count}`);
  });
}

/** Kills a process at its moment and starts it again; returns what was under way when it died. */
async function killed(
  loop: Loop,
  { victim, changes, delayMs }: Kill<Victim>,
  made: () => number,
): Promise<readonly string[]> {
  const early = async () => {
    if (made() < changes) return [`${made()} of ${changes} writes to AWS`];
    return changes > 0 || (await underWay(loop)).length > 0 ? [] : ['anything that is under way'];
  };
  await until('the moment to kill', early, limit, pollMs);
  await sleep(delayMs);
  let found: readonly string[] = [];
  const asked = async () => {
    found = await underWay(loop);
    return [];
  };
  // An API server that has just restarted reports itself ready before it answers for every kind.
  await until('an answer', asked, limit, pollMs);
  const changed = `${made()} writes to AWS`;
  await victim.process.kill();
  await victim.process.restart();
  return found.length === 0 ? [] : [changed, ...found];
}
