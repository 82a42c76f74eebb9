import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup } from '../../bootstrap/names/backup';
import { readKnownNames, writeKnownNames } from '../../bootstrap/names/known-names-file';
import { restore } from '../../bootstrap/names/restore';
import { platform } from '../../config/platform';
import { conditionOf } from '../../objects/conditions';
import { stringAt } from '../../objects/json';
import type { Process } from '../../tools/processes/process';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { quiet } from '../observing/quiet';
import { settled } from '../observing/settled';
import { turnedOver } from '../observing/turned-over';
import type { Promotion } from '../repository/promotion';
import { identities } from './in-aws';

/** Seconds. */
const limit = 300;

/** The management cluster loses its etcd, and is rebuilt as `docs/rebuilding-the-management-cluster.md` says. */
export async function rebuild(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { aws } = loop;
  const { kubectl } = loop.management;
  const found = { names: '', before: [] as readonly string[], mark: 0 };
  await report.step('the names are backed up, and the management cluster loses its etcd', async () => {
    await quiet(loop);
    found.before = await identities(loop);
    found.names = writeKnownNames(await backup(kubectl));
    found.mark = aws.calls.mark();
    await loseEtcd(loop);
  });
  const start = performance.now();
  await report.prove('a sync into accounts that are claimed already is refused, and says what to do', async () => {
    await bootstrap(loop);
    await until('a refusal in every environment', () => notRefused(loop), limit);
    const turned = turnedOver(loop, found.mark);
    if (turned.length > 0) throw new Error(`made or deleted nevertheless: ${turned.join(', ')}`);
  });
  await report.prove('with its names restored, the cluster makes, deletes and doubles nothing', async () => {
    await restore(kubectl, readKnownNames('names.json', found.names), () => undefined);
    await settled(loop, { units: promotion.units(), limit: 900 });
    report.measure('minutes from an empty etcd to Healthy', ((performance.now() - start) / 60_000).toFixed(1));
    await quiet(loop);
    const after = await identities(loop);
    const lost = found.before.filter((identity) => !after.includes(identity));
    const others = after.filter((identity) => !found.before.includes(identity));
    const turned = turnedOver(loop, found.mark);
    report.measure('writes to AWS by the rebuild', writesOf(loop, found.mark));
    report.measure('made or deleted by the rebuild', `${turned.length} kinds, of ${after.length} resources in AWS`);
    if (turned.length + lost.length + others.length > 0) {
      throw new Error(`turned over: ${turned.join(', ')}; lost: ${lost.join(', ')}; new: ${others.join(', ')}`);
    }
  });
  await report.prove('a backup of the rebuilt cluster has all names of the backup of the lost one', async () => {
    const lines = writeKnownNames(await backup(kubectl)).split('\n');
    const missing = found.names.split('\n').filter((line) => !lines.includes(line));
    if (missing.length > 0) throw new Error(missing.slice(0, 5).join('\n'));
  });
}

/** How often each action changed something in AWS since a mark, except for what was refused. */
function writesOf({ aws }: Loop, mark: number): string {
  const counts = new Map<string, number>();
  for (const { action, status } of aws.calls.writesSince(mark)) {
    if (status < 400) counts.set(action, (counts.get(action) ?? 0) + 1);
  }
  return [...counts].map(([action, count]) => `${action} ${count}`).join(', ') || '0';
}

/** The processes of the management cluster, and those that depend on it, in the order in which they stop. */
function running({ argocd, providers, crossplane, pythonic, management }: Loop): readonly Process[] {
  const { applicationSets, controller, repoServer, redis } = argocd;
  const { controllers, apiServer, etcd } = management;
  return [
    applicationSets,
    controller,
    repoServer,
    redis,
    providers.aws,
    providers.kubernetes,
    crossplane,
    pythonic,
    controllers,
    apiServer,
    etcd,
  ];
}

async function loseEtcd(loop: Loop): Promise<void> {
  const { etcd, apiServer, controllers, kubeconfig } = loop.management;
  for (const one of running(loop)) await one.stop();
  rmSync(join(dirname(kubeconfig), 'etcd'), { recursive: true });
  for (const one of [etcd, apiServer, controllers]) await one.start();
}

/** Does what a person does with a new management cluster. */
async function bootstrap(loop: Loop): Promise<void> {
  await loop.install(loop.programs);
  const { etcd, apiServer, controllers, kubectl } = loop.management;
  const others = running(loop).filter((one) => one !== etcd && one !== apiServer && one !== controllers);
  for (const one of [...others].reverse()) await one.start();
  const root = readFileSync(join(loop.checkout.folder, 'dist/argocd/root/root.yaml'), 'utf8');
  await until('the root Application', () => kubectl.apply(root).then(() => []), limit);
}

async function notRefused({ management, workload }: Loop): Promise<string[]> {
  const found = await management.kubectl.list(`accountaccesses.${platform.apiGroup}`);
  return Object.keys(workload).flatMap((environment) => {
    const access = found.find(({ metadata }) => metadata.namespace === environment);
    const claimed = conditionOf(access?.status, 'Claimed');
    const message = stringAt(claimed, 'message');
    return claimed?.status === 'False' &&
      message?.includes('is claimed already') &&
      message.includes('docs/rebuilding-')
      ? []
      : [`${environment}: ${message ?? 'says nothing about its account'}`];
  });
}
