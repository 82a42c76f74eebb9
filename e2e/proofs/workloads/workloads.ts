import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listAt, stringAt } from '../../../objects/json';
import { type ApplicationState, applications } from '../../argocd/applications';
import { refresh } from '../../argocd/refresh';
import type { Cluster } from '../../clusters/cluster';
import { until } from '../../clusters/until';
import type { Fargate } from '../../fargate/fargate';
import type { Loop } from '../../loop/loop';
import type { Report } from '../../loop/report';
import { Availability } from '../../observing/availability';
import { imagesOf, podsOf, type ServicePods, takesRequests } from '../../observing/pods';
import { settled } from '../../observing/settled';
import type { Promotion } from '../../repository/promotion';
import { dev } from '../environments';
import { evictions } from './evictions';
import { startLoad } from './load';
import { running } from './running';

const catalogue = 'config/services.ts';
const ofDev = `config/${dev.name}.ts`;
const [newDigest, badDigest] = ['1', '2'].map((figure) => `sha256:${figure.repeat(64)}`) as [string, string];

/** What the proofs change in Git, before which and after which nothing differs. */
const rolled = { service: 'payment', directory: `dist/${dev.name}/workload/pods-payment` };
const scaled = { service: 'fraud-detection', from: 2, to: 4 };
const job = { service: 'reporting', name: 'nightly' };

/** Pods: that they run, keep to what is declared, and what a bad image does. */
export async function workloads(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  await running(loop, promotion, report);
  const [cluster, fargate] = [loop.workload[dev.name], loop.fargate[dev.name]];
  if (cluster === undefined || fargate === undefined) throw new Error(`${dev.name}: has no cluster`);
  await evictions(podsIn(cluster, job.service), fargate, report);
  const { checkout } = loop;
  const files = [catalogue, ofDev].map((file) => [file, readFileSync(join(checkout.folder, file), 'utf8')] as const);
  const tried: Tried = { loop, promotion, cluster, fargate };
  await report.prove('an image is rolled out, and at no moment do fewer pods take requests than are declared', () =>
    rollOut(tried),
  );
  await report.prove('a run of a CronJob ends', () => runJob(cluster));
  // At the same time, since each mostly waits: they are about different services.
  const scaling = scale(cluster);
  // Awaited only once the bad image has been proved.
  scaling.catch(() => undefined);
  await report.prove(
    'a bad image makes its Application degraded, the pods before it go on, and nothing else moves',
    () => rollOutBadly(tried),
  );
  await report.prove(
    'with more requests as many pods run as are declared at the most, and with fewer the fewest',
    () => scaling,
  );
  await report.step('what was changed is taken back', async () => {
    for (const [file, content] of files) checkout.write(file, content);
    checkout.synth();
    checkout.commit('Run what ran before');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
  });
}

interface Tried {
  readonly loop: Loop;
  readonly promotion: Promotion;
  readonly cluster: Cluster;
  readonly fargate: Fargate;
}

const podsIn = (cluster: Cluster, service: string): ServicePods => ({ cluster, namespace: service, service });

async function rollOut({ loop: { checkout }, loop, promotion, cluster }: Tried): Promise<void> {
  const pods = podsIn(cluster, rolled.service);
  const wanted = (await podsOf(pods)).length;
  const { from, to } = scaled;
  checkout.edit(ofDev, `${rolled.service}: {`, `${rolled.service}: {\n      image: '${newDigest}',`);
  checkout.edit(
    catalogue,
    `'${scaled.service}': {`,
    `'${scaled.service}': {\n    replicas: { from: ${from}, to: ${to} },`,
  );
  const nightly = `{ schedule: '0 2 * * *', deadlineSeconds: 600 }`;
  checkout.edit(catalogue, `${job.service}: {`, `${job.service}: {\n    jobs: { ${job.name}: ${nightly} },`);
  checkout.synth();
  checkout.commit('Roll out an image, scale a service, add a job');
  const availability = await Availability.of(pods);
  await checkout.push();
  await settled(loop, { units: promotion.units() });
  const fewest = availability.stop();
  const others = (await podsOf(pods)).flatMap(imagesOf).filter((image) => !image.endsWith(`@${newDigest}`));
  if (others.length > 0) throw new Error(`still runs ${others.join(', ')}`);
  if (fewest < wanted) throw new Error(`for a moment only ${fewest} of ${wanted} pods took requests`);
}

async function runJob({ kubectl }: Cluster): Promise<void> {
  const where = `--namespace=${job.service}`;
  await kubectl.run(['create', 'job', 'tried', `--from=cronjob/${job.name}`, where]);
  await kubectl.run(['wait', 'job/tried', '--for=condition=complete', '--timeout=60s', where]);
  await kubectl.run(['delete', 'job', 'tried', where]);
}

async function scale(cluster: Cluster): Promise<void> {
  const pods = podsIn(cluster, scaled.service);
  const runs = (wanted: number) =>
    until(
      `${wanted} pods`,
      async () => {
        const ready = (await podsOf(pods)).filter(takesRequests).length;
        if (ready > scaled.to) throw new Error(`${ready} pods, of ${scaled.to} at the most`);
        return ready === wanted ? [] : [`${ready} pods take requests`];
      },
      180,
    );
  // As much as all pods that may run can do.
  const load = startLoad(pods, scaled.to * 0.25);
  await runs(scaled.to).finally(() => load.stop());
  const idle = startLoad(pods, 0);
  await runs(scaled.from).finally(() => idle.stop());
}

async function rollOutBadly({ loop: { checkout, management }, loop, cluster, fargate }: Tried): Promise<void> {
  const pods = podsIn(cluster, rolled.service);
  const wanted = (await podsOf(pods)).length;
  const before = elsewhere(await applications(management));
  fargate.images.withhold(badDigest);
  checkout.edit(ofDev, newDigest, badDigest);
  checkout.synth();
  const file = `${rolled.directory}/pods-${rolled.service}.yaml`;
  // Minutes, in which Fargate may look for room and pull an image.
  checkout.edit(file, /progressDeadlineSeconds: \d+/, 'progressDeadlineSeconds: 15');
  checkout.commit('Roll out an image that nobody has built');
  const availability = await Availability.of(pods);
  await checkout.push();
  await until('a degraded Application', () => notDegraded(loop), 300);
  const waiting = (await podsOf(pods)).flatMap(({ status }) => listAt(status, 'containerStatuses'));
  if (!waiting.some((one) => stringAt(one, 'state', 'waiting', 'reason') === 'ImagePullBackOff')) {
    throw new Error(`no pod waits for the image: ${JSON.stringify(waiting)}`);
  }
  const fewest = availability.stop();
  if (fewest < wanted) throw new Error(`for a moment only ${fewest} of ${wanted} pods took requests`);
  const after = elsewhere(await applications(management));
  if (after !== before) throw new Error(`other environments moved: ${after}, before ${before}`);
}

async function notDegraded({ management, checkout }: Loop): Promise<string[]> {
  const state = (await applications(management)).find(({ path }) => path === rolled.directory);
  if (state !== undefined && state.revision !== checkout.head()) await refresh(management.kubectl, [state.name]);
  else if (state?.health === 'Degraded') return [];
  return [`${rolled.directory}: ${state?.sync} and ${state?.health} at ${state?.revision}`];
}

/** The state of all Applications of the environments that do not follow `main`, as a text. */
function elsewhere(states: readonly ApplicationState[]): string {
  const others = states.filter(({ path }) => /^dist\/(?!argocd|platform|dev)/.test(path));
  return others
    .map(({ path, sync, health, revision }) => `${path}: ${sync}, ${health} at ${revision}`)
    .sort()
    .join('; ');
}
