import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../tools/processes/free-port';
import type { Process } from '../../tools/processes/process';
import type { Processes } from '../../tools/processes/processes';
import type { Cluster } from '../clusters/cluster';
import { writeKubeconfigOf } from '../loopback/kubeconfig';
import { argocdParameters } from './parameters';

const account = 'argocd-notifications-controller';
const secret = 'argocd-notifications-secret';

/** Where the notifications controller runs. */
export interface NotificationsProps {
  /** Argo CD's program. */
  readonly program: string;
  /** Folder of its source. */
  readonly source: string;
  /** Cluster with Argo CD's objects. */
  readonly cluster: Cluster;
  /** `dist/` of the platform, whose parameters it gets. */
  readonly dist: string;
  /** Address to which it posts. */
  readonly url: string;
  /** Folder for its files; empty or missing. */
  readonly folder: string;
  readonly processes: Processes;
}

/** Starts Argo CD's notifications controller with the rights of its own service account, and no others. */
export async function startNotifications(props: NotificationsProps): Promise<Process> {
  const { program, source, cluster, dist, url, folder, processes } = props;
  const metadata = { name: secret, namespace: 'argocd', labels: { 'app.kubernetes.io/part-of': 'argocd' } };
  await cluster.kubectl.apply(
    JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { 'alerts-url': url } }),
  );
  mkdirSync(folder, { recursive: true });
  const kubeconfig = join(folder, 'kubeconfig');
  writeKubeconfigOf({ namespace: 'argocd', name: account }, cluster.kubeconfig, kubeconfig);
  const command = join(folder, 'argocd-notifications');
  symlinkSync(program, command);
  const port = await freePort();
  return processes.start({
    name: 'argocd-notifications',
    command,
    args: ['--namespace=argocd', `--kubeconfig=${kubeconfig}`, `--metrics-port=${port}`],
    env: argocdParameters(source, dist, 'notifications'),
    // That it has begun says nothing of its rights: it waits for ever where it may not list Applications.
    ready: async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).ok,
  });
}
