import { stringAt } from '../../checks/json';
import type { Loop } from '../loop';
import type { Promotion } from '../promotion';
import type { Report } from '../report';
import { settled } from '../settled';

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
  await report.claim('staging and prod do not move when main moves', async () => {
    checkout.edit(quota.file, quota.before, quota.after);
    checkout.synth();
    checkout.commit('Let payment run seven pods');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    await expectPods(loop, { dev: '7', staging: '8', prod: '8' });
  });
  await report.claim('staging moves when its revision does, and prod does not', async () => {
    promotion.promote('staging', 'v0.2.0');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    await expectPods(loop, { dev: '7', staging: '7', prod: '8' });
  });
  await report.claim('prod moves when its revision does, and only when somebody syncs it', async () => {
    promotion.promote('prod', 'v0.2.1');
    await checkout.push();
    const waiting = await settled(loop, { units: promotion.units(), byHand: false, limit: 8 }).then(
      () => false,
      () => true,
    );
    await expectPods(loop, { prod: '8' });
    if (!waiting) throw new Error('prod was synced by itself');
    await settled(loop, { units: promotion.units() });
    await expectPods(loop, { dev: '7', staging: '7', prod: '7' });
  });
}
