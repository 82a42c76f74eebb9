import { basename, dirname } from 'node:path/posix';
import { applications } from '../argocd/applications';
import { approve } from '../argocd/approve';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { deployed, expectGone, expectIntact, questions, unasked, without } from '../observing/departures';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';

const reporting = /\n {2}reporting: \{[\s\S]*?\n {2}\},/;
const bucket = "buckets: ['models'],";
const renamed = { before: 'idempotency', after: 'requests' };

/** What goes with a line that is deleted or renamed, and what stays. */
export async function deletion(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  await fromDisposable(loop, promotion, report);
  await fromRetained(loop, promotion, report);
}

async function fromDisposable(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout } = loop;
  await report.prove('what is deleted from a disposable environment is gone, in AWS too', async () => {
    const before = deployed(loop, promotion, 'dev');
    checkout.edit('config/services.ts', reporting, '');
    checkout.edit('config/services.ts', bucket, '');
    checkout.edit('config/services.ts', `${renamed.before}: {`, `${renamed.after}: {`);
    checkout.synth();
    checkout.commit('Delete reporting and the bucket of fraud-detection, and rename a table of payment');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    const kept = await expectGone(loop, 'dev', { before, after: deployed(loop, promotion, 'dev') });
    if (kept > 0) throw new Error(`${kept} resources are still in AWS`);
  });
  await report.prove('a table with another name is another one in AWS, and the one with the old name is gone', () =>
    expectTables(loop, 'dev', [renamed.after]),
  );
}

async function fromRetained(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout, management } = loop;
  const paths = new Map((await applications(management)).map(({ path, name }) => [path, name]));
  const before = deployed(loop, promotion, 'staging');
  promotion.promote('staging', 'v0.3.0');
  const after = deployed(loop, promotion, 'staging');
  const asked = questions(before, after, paths);
  const names = [...asked.deletions, ...asked.prunes];
  await report.prove(
    'in a retained environment a deleted service or bucket stays until somebody approves',
    async () => {
      await checkout.push();
      await refresh(management.kubectl, ['root']);
      if (asked.deletions.length === 0 || asked.prunes.length === 0) throw new Error('nothing needs an approval');
      await until('questions', () => unasked(loop, asked), 300);
      const directories = [...paths.keys()].filter((path) => names.includes(paths.get(path) ?? ''));
      const services = directories.map((directory) => basename(directory));
      const gone = without(before, after);
      const stays = before.filter((object) => {
        const directory = dirname(object.file);
        return directories.includes(directory) || (services.includes(basename(directory)) && !gone.includes(object));
      });
      await expectIntact(loop, 'staging', stays);
    },
  );
  await report.prove('after the approval its objects are gone, and what is stateful is still in AWS', async () => {
    await approve(management.kubectl, names);
    await settled(loop, { units: promotion.units() });
    const kept = await expectGone(loop, 'staging', { before, after });
    if (kept === 0) throw new Error('nothing is left in AWS');
    report.measure('stateful resources that are left in AWS', kept);
  });
  await report.prove('in a retained environment the table with the old name stays in AWS', () =>
    expectTables(loop, 'staging', [renamed.before, renamed.after]),
  );
}

/** Throws unless AWS has exactly these of the tables with the old and the new name. */
async function expectTables({ aws }: Loop, environment: string, wanted: readonly string[]): Promise<void> {
  const tables = (await aws.inventory(environment)).filter(({ kind }) => kind === 'dynamodb Table');
  const found = Object.values(renamed).filter((name) =>
    tables.some((table) => table.name === `payment-${name}-${environment}`),
  );
  if (found.join() !== wanted.join()) throw new Error(`${environment}: tables ${found.join()}, not ${wanted.join()}`);
}
