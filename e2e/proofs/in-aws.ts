import { join } from 'node:path';
import { composedOf } from '../../checks/composed/composed';
import { kinds as facts } from '../../kinds/kinds';
import type { DistObject } from '../../objects/dist';
import { readDist } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { stringAt } from '../../objects/json';
import { annotatedName } from '../../objects/managed-resource';
import { awsDifference } from '../accounts/difference';
import type { AwsResource } from '../accounts/inventory/aws-resource';
import { wantedOf } from '../accounts/inventory/wanted';
import { turnoverOf } from '../accounts/turnover';
import { applications, listApplications } from '../argocd/applications';
import { sync } from '../argocd/sync';
import { until } from '../clusters/until';
import type { ProviderKind } from '../crossplane/provider-kinds';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { managedResources } from '../observing/managed-resources';
import { quiet } from '../observing/quiet';

/** What the first sync has led to in AWS, according to the provider and to AWS itself. */
export async function inAws(loop: Loop, kinds: ReadonlyMap<string, ProviderKind>, report: Report): Promise<void> {
  const { objects } = readDist(join(loop.checkout.folder, 'dist'));
  const all = [...objects, ...composedOf(objects)];
  await report.prove('the real provider reports every managed resource as Synced and Ready', async () => {
    const live = await managedResources(loop);
    const ready = live.filter(({ isSynced, isReady }) => isSynced && isReady);
    report.measure('managed resources Ready', `${ready.length} of ${live.length}`);
    const others = live.filter((one) => !ready.includes(one));
    if (live.length === 0 || others.length > 0) {
      throw new Error(others.map((one) => `${one.namespace}: ${one.kind} ${one.name}: ${one.complaint}`).join('\n'));
    }
  });
  await report.prove('the provider acts in every account as the role that config/platform.ts names', async () => {
    const called = new Set(loop.aws.calls.list().map(({ account }) => account));
    const without = loop.environments.filter(({ account }) => !called.has(account)).map(({ name }) => name);
    if (without.length === 0) return;
    // Proofs that count calls would pass without looking.
    throw new Error(
      `${without.join(', ')}: no call of the provider is counted — compare the principals in the log of calls`,
    );
  });
  await report.prove('AWS lists exactly what dist/ asks for, by its name and with its tags, and nothing twice', () =>
    exactlyWanted(loop, all, report),
  );
  await report.prove('every resource has the name that AWS made for it, or that Git gives it', async () => {
    const byGit = new Map(
      all.map((object) => [`${object.namespace}: ${groupKind(object)} ${object.name}`, annotatedName(object.body)]),
    );
    const problems = (await managedResources(loop)).flatMap(({ kind, namespace, name, externalName }) => {
      const where = `${namespace}: ${kind} ${name}`;
      const source = facts[kind]?.externalName;
      if (source === 'none') return [];
      const known = kinds.get(kind);
      if (known === undefined) return [`${where}: the provider has no such kind`];
      const written = byGit.get(where);
      // Decision 15 says why what is taken over needs no external name.
      if (source === 'taken over') return [];
      if (known.namedBy === 'AWS') return externalName ? [] : [`${where}: has no external name`];
      return written === undefined || written === externalName
        ? []
        : [`${where}: is ${externalName}, and Git says ${written}`];
    });
    if (problems.length > 0) throw new Error(problems.join('\n'));
  });
}

async function exactlyWanted(loop: Loop, all: readonly DistObject[], report: Report): Promise<void> {
  const [problems, counts] = [[] as string[], new Map<string, number>()];
  let wanted = 0;
  for (const environment of Object.keys(loop.workload)) {
    const should = all.filter(({ namespace }) => namespace === environment).flatMap(wantedOf);
    const found = await loop.aws.inventory(environment);
    for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    wanted += should.length;
    const { missing, unexpected, names, tags } = awsDifference(found, should);
    problems.push(...[...missing, ...unexpected, ...names, ...tags].map((line) => `${environment}: ${line}`));
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  report.measure('resources in AWS', `${total} of ${wanted}, of ${counts.size} kinds`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** What the provider does in AWS when there is nothing to do. */
export async function atRest(loop: Loop, polls: number, report: Report): Promise<void> {
  await report.prove('a second sync of the same commit writes nothing to AWS', async () => {
    await quiet(loop);
    const mark = loop.aws.calls.mark();
    // Argo CD reports whole seconds.
    const since = new Date(Math.floor(Date.now() / 1000) * 1000);
    for (const application of await applications(loop.management)) await sync(loop.management.kubectl, application);
    await until('the end of every sync', () => stillSyncing(loop, since), 300);
    await quiet(loop);
    expectNone(loop, mark);
  });
  await report.prove('the provider, restarted when all is quiet, makes nothing again and writes nothing', async () => {
    const before = await identities(loop);
    const mark = loop.aws.calls.mark();
    for (let poll = 0; poll < polls; poll += 1) {
      await loop.providers.aws.kill();
      await loop.providers.aws.restart();
      await quiet(loop);
    }
    report.measure('calls of AWS in each comparison of everything', Math.round((loop.aws.calls.mark() - mark) / polls));
    report.measure(
      `writes to AWS while everything is compared ${polls} times`,
      loop.aws.calls.writesSince(mark).length,
    );
    expectNone(loop, mark);
    const after = await identities(loop);
    const others = after.filter((identity) => !before.includes(identity));
    if (others.length > 0 || after.length !== before.length) throw new Error(`made again: ${others.join(', ')}`);
  });
}

/** Applications whose last sync is not over, or began before a moment. */
async function stillSyncing({ management }: Loop, since: Date): Promise<string[]> {
  const all = await listApplications(management);
  return all.flatMap(({ metadata, status }) => {
    const [phase, started = ''] = ['phase', 'startedAt'].map((field) => stringAt(status, 'operationState', field));
    return phase === 'Succeeded' && new Date(started) >= since ? [] : [`${metadata.name}: ${phase} since ${started}`];
  });
}

/** Text for each resource in AWS, which differs for one that replaces it. */
export async function identities({ aws, workload }: Loop): Promise<readonly string[]> {
  const found = await Promise.all(Object.keys(workload).map((environment) => aws.inventory(environment)));
  return found.flat().map(({ kind, name, identity }: AwsResource) => `${kind} ${name} ${identity}`);
}

function expectNone({ aws }: Loop, mark: number): void {
  const writes = aws.calls.writesSince(mark);
  if (writes.length === 0) return;
  const made = [...turnoverOf(writes)].filter(([, { created = 0 }]) => created > 0).map(([kind]) => kind);
  const actions = [...new Set(writes.map(({ account, action }) => `${action} in ${account}`))];
  throw new Error(`${writes.length} writes: ${actions.join(', ')}; made: ${made.join(', ') || 'nothing'}`);
}
