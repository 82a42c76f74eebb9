import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kubectl } from '../../bootstrap/kubectl';
import { backup } from '../../bootstrap/names/backup';
import { readKnownNames, writeKnownNames } from '../../bootstrap/names/known-names-file';
import { restore } from '../../bootstrap/names/restore';
import { at, isObject, stringAt } from '../../checks/json';
import { platform } from '../../config/platform';
import { runProcess } from '../../tools/programs/run-process';
import type { Loop } from '../loop';
import type { Process } from '../process';
import type { Promotion } from '../promotion';
import { quiet } from '../quiet';
import type { Report } from '../report';
import { settled } from '../settled';
import { turnoverOf } from '../turnover';
import { until } from '../until';
import { identities } from './in-aws';

/** Seconds. */
const limit = 300;

/** The management cluster loses its etcd, and is made again as `docs/rebuilding-the-management-cluster.md` says. */
export async function rebuild(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { management } = loop;
  const kubectl = asAPerson(loop);
  let names = '';
  let before: readonly string[] = [];
  let mark = 0;
  await report.step('the names are backed up, and the management cluster loses its etcd', async () => {
    await quiet(loop);
    before = await identities(loop);
    names = writeKnownNames(await backup(kubectl));
    mark = loop.aws.calls.mark();
    await loseEtcd(loop);
  });
  const start = performance.now();
  await report.claim(
    'a first sync into accounts that hold an environment already is refused, and says what to do',
    async () => {
      await loop.install();
      await startAgain(loop);
      const root = join(loop.checkout.folder, 'dist/argocd/root/root.yaml');
      await until(
        'the root Application',
        async () => {
          await management.kubectl.apply(readFileSync(root, 'utf8'));
          return [];
        },
        limit,
      );
      await until('a refusal in every environment', () => notRefused(loop), limit);
      const made = [...turnoverOf(loop.aws.calls.list().slice(mark))].filter(
        ([, { created, deleted }]) => created + deleted > 0,
      );
      if (made.length > 0) throw new Error(`made or deleted all the same: ${made.map(([kind]) => kind).join(', ')}`);
    },
  );
  await report.claim(
    'with its names restored the rebuilt cluster makes nothing, deletes nothing and doubles nothing',
    async () => {
      await restore(kubectl, readKnownNames('names.json', names), () => undefined);
      await settled(loop, { units: promotion.units(), limit: 900 });
      report.measure('minutes from an empty etcd to Healthy', ((performance.now() - start) / 60_000).toFixed(1));
      await quiet(loop);
      const turned = [...turnoverOf(loop.aws.calls.list().slice(mark))];
      const sum = (field: 'created' | 'deleted') => turned.reduce((total, [, turnover]) => total + turnover[field], 0);
      const after = await identities(loop);
      const [lost, others] = [
        before.filter((identity) => !after.includes(identity)),
        after.filter((identity) => !before.includes(identity)),
      ];
      report.measure(
        'the rebuild',
        `${sum('created')} created, ${sum('deleted')} deleted, ${after.length - before.length} more than before`,
      );
      if (sum('created') + sum('deleted') + lost.length + others.length > 0) {
        const which = turned.filter(([, { created, deleted }]) => created + deleted > 0).map(([kind]) => kind);
        throw new Error(`turned over: ${which.join(', ')}; lost: ${lost.join(', ')}; new: ${others.join(', ')}`);
      }
    },
  );
  await report.claim('a backup of the rebuilt cluster says what that of the lost one said', async () => {
    await command(loop, 'backup', ['--to', again]);
    const [one, other] = [readFileSync(file, 'utf8'), readFileSync(again, 'utf8')];
    if (one === other) return;
    const lines = other.split('\n');
    throw new Error(
      one
        .split('\n')
        .filter((line) => !lines.includes(line))
        .slice(0, 5)
        .join('\n'),
    );
  });
}

/** The kubectl of the commands, which is here one program among others. */
function asAPerson({ management, programs }: Loop): Kubectl {
  const target = { context: management.name, kubeconfig: management.kubeconfig };
  return new Kubectl(target, async (_command, args, input) => {
    const given = input === undefined ? {} : { input: Buffer.from(input) };
    const { code, stdout, stderr } = await runProcess(programs.kubernetes, ['kubectl', ...args], given);
    return { code: code ?? 1, stdout: stdout.toString('utf8'), stderr };
  });
}

/** What runs on the management cluster and knows it, in the order in which it ends; it starts in the opposite one. */
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

async function startAgain(loop: Loop): Promise<void> {
  const { etcd, apiServer, controllers } = loop.management;
  const others = running(loop).filter((one) => one !== etcd && one !== apiServer && one !== controllers);
  for (const one of [...others].reverse()) await one.start();
}

async function notRefused({ management, workload }: Loop): Promise<string[]> {
  const found = await management.kubectl.list(`accountaccesses.${platform.apiGroup}`);
  return Object.keys(workload).flatMap((environment) => {
    const access = found.find(({ metadata }) => metadata.namespace === environment);
    const conditions = at(access?.status, 'conditions');
    const claimed = (Array.isArray(conditions) ? conditions : [])
      .filter(isObject)
      .find(({ type }) => type === 'Claimed');
    const message = claimed && stringAt(claimed, 'message');
    return claimed?.status === 'False' &&
      message?.includes('is claimed already') &&
      message.includes('docs/rebuilding-')
      ? []
      : [`${environment}: ${message ?? 'says nothing of its account'}`];
  });
}
