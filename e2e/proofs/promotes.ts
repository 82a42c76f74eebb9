import { dirname } from 'node:path/posix';
import type { DistObject } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import type { KubeObject } from '../../tools/processes/kubectl';
import { applications, listApplications } from '../argocd/applications';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';

const quota = { file: 'config/services.ts', before: /pods: 8/, after: 'pods: 7' };

async function pods(loop: Loop, environment: string): Promise<string> {
  const [found] = (await loop.workload[environment]?.kubectl.list('resourcequotas', 'payment')) ?? [];
  return stringAt(found?.spec, 'hard', 'pods') ?? 'none';
}

async function expectPods(loop: Loop, expected: Readonly<Record<string, string>>): Promise<void> {
  for (const [environment, wanted] of Object.entries(expected)) {
    const found = await pods(loop, environment);
    if (found !== wanted) throw new Error(`${environment}: quota of ${found} pods, not ${wanted}`);
  }
}

/** Which environments move, and when. */
export async function promotes(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout } = loop;
  await report.prove('staging and prod do not move when main moves', async () => {
    checkout.edit(quota.file, quota.before, quota.after);
    checkout.synth();
    checkout.commit('Let payment run seven pods');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    await expectPods(loop, { dev: '7', staging: '8', prod: '8' });
  });
  await report.prove('staging moves when its revision does, and prod does not', async () => {
    promotion.promote('staging', 'v0.2.0');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    await expectPods(loop, { dev: '7', staging: '7', prod: '8' });
  });
  await report.prove('prod sees its new revision, and does not move before somebody syncs it', async () => {
    const [before, operations] = [promotion.objects('prod'), await operationsOf(loop, 'prod')];
    promotion.promote('prod', 'v0.2.1');
    await checkout.push();
    await refresh(loop.management.kubectl, ['root']);
    const moved = changed(before, promotion.objects('prod'));
    if (moved.size === 0) throw new Error('the promotion changes nothing in prod');
    await until('the new revision', () => notCompared(loop, promotion.units(), moved), 300);
    const started = await operationsOf(loop, 'prod');
    for (const [name, operation] of started) {
      if (operation !== operations.get(name)) throw new Error(`${name} was synced by itself: ${operation}`);
    }
    await expectPods(loop, { prod: '8' });
  });
  await report.prove('prod moves when somebody syncs it', async () => {
    await settled(loop, { units: promotion.units() });
    await expectPods(loop, { dev: '7', staging: '7', prod: '7' });
  });
}

/** For each Application of an environment, what Argo CD was asked to do and has done. */
async function operationsOf({ management }: Loop, environment: string): Promise<ReadonlyMap<string, string>> {
  const all: readonly (KubeObject & { readonly operation?: object })[] = await listApplications(management);
  const own = all.filter(({ metadata }) => metadata.name.startsWith(`${environment}-`));
  return new Map(
    own.map(({ metadata, operation, status }) => [
      metadata.name,
      JSON.stringify({ operation, state: status?.operationState }),
    ]),
  );
}

/** The directories with an object that is new or changed. */
function changed(before: readonly DistObject[], after: readonly DistObject[]): ReadonlySet<string> {
  const known = new Set(before.map((object) => JSON.stringify(object)));
  return new Set(after.filter((object) => !known.has(JSON.stringify(object))).map(({ file }) => dirname(file)));
}

/** The directories of prod that Argo CD has not compared with its revision yet, or found unchanged though they changed. */
async function notCompared(
  { management }: Loop,
  units: ReadonlyMap<string, string>,
  moved: ReadonlySet<string>,
): Promise<readonly string[]> {
  const states = new Map((await applications(management)).map((state) => [state.path, state]));
  return [...units].flatMap(([path, commit]) => {
    if (!path.startsWith('dist/prod/')) return [];
    const state = states.get(path);
    if (state?.revision === commit && state.sync === (moved.has(path) ? 'OutOfSync' : 'Synced')) return [];
    return [`${path}: ${state?.sync} at ${state?.revision.slice(0, 8)}`];
  });
}
