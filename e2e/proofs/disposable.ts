import { applications } from '../argocd/applications';
import { approve } from '../argocd/approve';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { deployed, expectGone, questions, unasked } from '../observing/departures';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';
import { staging } from './environments';

/** A retained environment becomes disposable, as `docs/deleting-and-taking-over.md` says of one that is to go. */
export async function disposable(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout, management } = loop;
  const environment = staging.name;
  await report.prove(
    'a retained environment that is made disposable loses its backups once somebody approves, and keeps their vault',
    async () => {
      const paths = new Map((await applications(management)).map(({ path, name }) => [path, name]));
      const before = deployed(loop, promotion, environment);
      checkout.edit(`config/${environment}.ts`, "protection: 'retained'", "protection: 'disposable'");
      checkout.synth();
      checkout.commit(`Make ${environment} disposable`);
      promotion.promote(environment, 'v0.4.0');
      const after = deployed(loop, promotion, environment);
      const asked = questions(before, after, paths);
      if (asked.deletions.length === 0) throw new Error('nothing needs an approval');
      await checkout.push();
      await refresh(management.kubectl, ['root']);
      await until('questions', () => unasked(loop, asked), 300);
      await approve(management.kubectl, [...asked.deletions, ...asked.prunes]);
      await settled(loop, { units: promotion.units() });
      const kept = await expectGone(loop, environment, { before, after });
      if (kept === 0) throw new Error('nothing is left in AWS');
    },
  );
}
