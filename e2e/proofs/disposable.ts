import { names } from '../../config/model/names';
import { applications } from '../argocd/applications';
import { approve } from '../argocd/approve';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { deployed, expectGone, expectIntact, leftBehind, questions, unasked, without } from '../observing/departures';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';
import { staging } from './environments';

/** A retained environment becomes disposable, as `docs/deleting-and-taking-over.md` says of one that is to go. */
export async function disposable(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { aws, checkout, management } = loop;
  const environment = staging.name;
  const paths = new Map((await applications(management)).map(({ path, name }) => [path, name]));
  const before = deployed(loop, promotion, environment);
  const left = await leftBehind(loop, environment, before);
  checkout.edit(`config/${environment}.ts`, "protection: 'retained'", "protection: 'disposable'");
  checkout.synth();
  checkout.commit(`Make ${environment} disposable`);
  promotion.promote(environment, 'v0.4.0');
  const after = deployed(loop, promotion, environment);
  const asked = questions(before, after, paths);
  await report.prove(
    'a retained environment that is made disposable is backed up until somebody approves',
    async () => {
      if (asked.deletions.length === 0) throw new Error('nothing needs an approval');
      await checkout.push();
      await refresh(management.kubectl, ['root']);
      await until('questions', () => unasked(loop, asked), 300);
      const waiting = [...paths].filter(([, name]) => asked.deletions.includes(name)).map(([path]) => `${path}/`);
      const stays = without(before, after).filter(({ file }) => waiting.some((path) => file.startsWith(path)));
      await expectIntact(loop, environment, stays);
    },
  );
  await report.prove('after the approval nothing backs it up, and its locked vault is still in AWS', async () => {
    await approve(management.kubectl, [...asked.deletions, ...asked.prunes]);
    await settled(loop, { units: promotion.units() });
    await expectGone(loop, environment, { before, after, left });
    const vault = names(staging).backups;
    const found = (await aws.inventory(environment)).filter(({ kind }) => kind.startsWith('backup '));
    const said = found
      .map(({ kind, name }) => `${kind} ${name}`)
      .sort()
      .join(', ');
    if (said !== `backup Vault ${vault}, backup VaultLockConfiguration ${vault}`)
      throw new Error(`in AWS: ${said || 'nothing'}`);
  });
}
