import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject, type Json, type JsonObject, stringAt } from '../../objects/json';
import { Processes } from '../../tools/processes/processes';
import { installArgoCd } from '../argocd/install';
import { startNotifications } from '../argocd/notifications';
import { type Cluster, startCluster } from '../clusters/cluster';
import { until } from '../clusters/until';
import type { LoopProps } from '../loop/loop';
import { type Stop, withStops } from '../loop/with-stops';
import { prod } from './environments';

/** Longer than the controller takes to tell of what it has been told of. */
const quietMs = 5000;

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString().replace(/\.\d+/, '');

interface State {
  readonly health: string;
  readonly sync: string;
  /** Since when it has this health. @default - a moment ago */
  readonly since?: string;
  /** How its last sync ended. @default Succeeded */
  readonly phase?: string;
  /** Whether Argo CD syncs it by itself. @default true */
  readonly automatic?: boolean;
}

/** Applications that Argo CD tells of, by why. */
const told: Readonly<Record<string, State>> = {
  degraded: { health: 'Degraded', sync: 'Synced' },
  stuck: { health: 'Progressing', sync: 'Synced', since: hoursAgo(2) },
  failed: { health: 'Healthy', sync: 'OutOfSync', phase: 'Failed' },
  unknown: { health: 'Healthy', sync: 'Unknown' },
  'changed-by-hand': { health: 'Healthy', sync: 'OutOfSync', automatic: false },
};

/** Applications that are as they should be, or soon will be by themselves. */
const untold: Readonly<Record<string, State>> = {
  well: { health: 'Healthy', sync: 'Synced' },
  'well-by-hand': { health: 'Healthy', sync: 'Synced', automatic: false },
  progressing: { health: 'Progressing', sync: 'Synced' },
  'just-pushed': { health: 'Healthy', sync: 'OutOfSync' },
};

/** Of what Argo CD tells people, asked of its own controller, which has the rights that upstream and `dist/` give it. */
export async function notifications({ programs, folder: all, root, report }: LoopProps): Promise<void> {
  const folder = join(all, 'notifications');
  mkdirSync(folder, { recursive: true });
  await withStops(async (atEnd) => {
    const processes = new Processes(join(folder, 'logs'));
    atEnd(() => processes.kill());
    report.failOn(processes.died);
    const posts: Json[] = [];
    const url = await receive(posts, atEnd);
    const dist = join(root, 'dist');
    const { argocd: program, sources } = programs;
    const cluster = await report.step('Argo CD that tells people', async () => {
      const started = await startCluster({ name: 'telling', folder: join(folder, 'cluster'), programs, processes });
      await installArgoCd(started.kubectl, sources.argocd, dist);
      const controller = { program, source: sources.argocd, cluster: started, dist, url, processes };
      await startNotifications({ ...controller, folder: join(folder, 'controller') });
      return started;
    });
    await report.prove('Argo CD tells of each Application of an environment that is not as it should be', () =>
      tells(cluster, posts),
    );
  });
}

async function tells({ kubectl }: Cluster, posts: readonly Json[]): Promise<void> {
  const items = Object.entries({ ...told, ...untold }).map(([name, state]) => application(name, state));
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: prod.name } };
  await kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [namespace, ...items] }));
  const names = () => posts.map((post) => stringAt(post, 'application') ?? '');
  await until('posts', async () => Object.keys(told).filter((name) => !names().includes(name)), 60);
  await sleep(quietMs);
  const others = names().filter((name, index, list) => told[name] === undefined || list.indexOf(name) !== index);
  if (others.length > 0) throw new Error(`told of without need, or twice: ${others.join(', ')}`);
  const incomplete = posts.filter((post) => !isObject(post) || Object.values(post).some((one) => one === null));
  if (incomplete.length > 0) throw new Error(`says too little: ${JSON.stringify(incomplete)}`);
}

function application(name: string, { health, sync, since, phase = 'Succeeded', automatic = true }: State): JsonObject {
  const now = hoursAgo(0);
  const source = { repoURL: 'https://localhost/platform.git', path: name, targetRevision: 'main' };
  const destination = { name: 'in-cluster', namespace: prod.name };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: prod.name },
    spec: { project: prod.name, source, destination, ...(automatic && { syncPolicy: { automated: {} } }) },
    status: {
      reconciledAt: now,
      health: { status: health, lastTransitionTime: since ?? now },
      sync: { status: sync, comparedTo: { source, destination } },
      operationState: {
        operation: { sync: { revision: 'main' } },
        phase,
        message: phase,
        startedAt: now,
        finishedAt: now,
      },
    },
  };
}

/** Listens for what is posted, and keeps it. */
async function receive(posts: Json[], atEnd: (stop: Stop) => void): Promise<string> {
  const server = createServer((request, response) => {
    json(request)
      .then((post) => posts.push(post as Json))
      .finally(() => response.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
