import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path/posix';
import { composedOf } from '../../checks/composed/composed';
import { type DistObject, where } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { managementPoliciesOf } from '../../objects/managed-resource';
import { syncOptionsOf } from '../../objects/sync-options';
import { awsDifference } from '../accounts/difference';
import { wantedOf } from '../accounts/inventory/wanted';
import { applications, listApplications } from '../argocd/applications';
import { approve } from '../argocd/approve';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { livingObjects } from '../observing/living-objects';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';

const reporting = /\n {2}reporting: \{[\s\S]*?\n {2}\},/;
const bucket = "buckets: ['models'],";
const renamed = { before: 'idempotency', after: 'requests' };

/** Names of Applications that wait for an approval. */
interface Questions {
  /** Those that are being deleted. */
  readonly deletions: readonly string[];
  /** Those whose sync removes objects. */
  readonly prunes: readonly string[];
}

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

/** Every object of an environment, including the composed ones. */
function deployed({ checkout }: Loop, promotion: Promotion, environment: string): readonly DistObject[] {
  const objects = promotion.objects(environment);
  const shared = checkout.objects('dist/platform/environments', 'main');
  return [...objects, ...composedOf([...objects, ...shared.filter(({ namespace }) => namespace === environment)])];
}

const keyOf = ({ cluster, group, kind, namespace, name }: DistObject) =>
  [cluster, group, kind, namespace, name].join('/');

function without(before: readonly DistObject[], after: readonly DistObject[]): readonly DistObject[] {
  const left = new Set(after.map(keyOf));
  return before.filter((object) => !left.has(keyOf(object)));
}

/** Which Applications must ask, according to the annotations of their objects. */
function questions(
  before: readonly DistObject[],
  after: readonly DistObject[],
  paths: ReadonlyMap<string, string>,
): Questions {
  const kept = new Set(after.map(({ file }) => dirname(file)));
  const asking = (option: string, isKept: boolean) => {
    const objects = without(before, after).filter(({ body }) => syncOptionsOf(body).includes(option));
    const directories = new Set(objects.map(({ file }) => dirname(file)));
    return [...directories].filter((one) => kept.has(one) === isKept).map((one) => paths.get(one) ?? one);
  };
  return { deletions: asking('Delete=confirm', false).sort(), prunes: asking('Prune=confirm', true).sort() };
}

/** What Argo CD has not asked yet, or asks though it should not. */
async function unasked({ management, argocd }: Loop, { deletions, prunes }: Questions): Promise<readonly string[]> {
  const deleting = (await listApplications(management))
    .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
    .map(({ metadata }) => metadata.name)
    .sort();
  const waiting = (await applications(management))
    .filter(({ phase, message }) => phase === 'Running' && message.startsWith('waiting for pruning confirmation of '))
    .map(({ name }) => name)
    .sort();
  // Nowhere else does it say that a deletion waits.
  const log = readFileSync(argocd.controller.log, 'utf8').split('\n');
  const asks = log.filter((line) => line.includes(' requires manual confirmation to delete'));
  return [
    ...(deleting.join() === deletions.join() ? [] : [`being deleted: ${deleting.join(', ')}`]),
    ...(waiting.join() === prunes.join() ? [] : [`waiting: ${waiting.join(', ')}`]),
    ...deletions
      .filter((name) => !asks.some((line) => line.includes(`"application":"${name}"`)))
      .map((name) => `${name}: does not ask`),
  ];
}

/** Throws unless all of these objects are as they were, in the clusters and in AWS. */
async function expectIntact(loop: Loop, environment: string, objects: readonly DistObject[]): Promise<void> {
  const { living } = await livingObjects(loop, environment, objects);
  const lost = objects.filter((object) => !living.includes(object)).map((object) => `${where(object)}: is gone`);
  const { missing } = awsDifference(await loop.aws.inventory(environment), objects.flatMap(wantedOf));
  if (lost.length + missing.length > 0) throw new Error([...lost, ...missing].join('\n'));
}

/**
 * Throws unless the objects that left Git are gone from the clusters, and AWS has exactly what Git has and what Crossplane may
 * not delete. Returns how many resources the latter are.
 */
async function expectGone(
  loop: Loop,
  environment: string,
  { before, after }: { readonly before: readonly DistObject[]; readonly after: readonly DistObject[] },
): Promise<number> {
  const gone = without(before, after);
  const orphaned = gone.filter(
    ({ group, body }) => isManagedGroup(group) && !managementPoliciesOf(body).includes('Delete'),
  );
  const { living, dying } = await livingObjects(loop, environment, gone);
  const left = [...living, ...dying].map((object) => `${where(object)}: is still there`);
  const wanted = [...after, ...orphaned].flatMap(wantedOf);
  const { missing, unexpected, names, tags } = awsDifference(await loop.aws.inventory(environment), wanted);
  const lines = [...left, ...missing, ...unexpected, ...names, ...tags];
  if (gone.length === 0) lines.push('nothing was deleted from Git');
  if (lines.length > 0) throw new Error(lines.join('\n'));
  return orphaned.length;
}
