import { join } from 'node:path';
import type { Process } from './process';
import type { Processes } from './processes';
import type { RunningCluster } from './running-cluster';

/** Starts the stand-in for the AWS provider and provider-kubernetes, the only part of the loop that is not real. */
export function startStandIn(props: {
  readonly management: RunningCluster;
  readonly workload: Readonly<Record<string, RunningCluster>>;
  /** File of what it has made. */
  readonly inventory: string;
  readonly processes: Processes;
  readonly seed: number;
}): Promise<Process> {
  const { management, workload, inventory, processes, seed } = props;
  const workloads = Object.values(workload).map(({ name, kubeconfig }) => `--workload=${name}=${kubeconfig}`);
  const options = [
    `--kubeconfig=${management.kubeconfig}`,
    `--inventory=${inventory}`,
    `--seed=${seed}`,
    '--jitter=0.5',
  ];
  return processes.start({
    name: 'provider-stand-in',
    command: process.execPath,
    args: ['--import', 'tsx', join(__dirname, 'provider-stand-in/main.ts'), ...options, ...workloads],
    ready: async (logged) => logged().includes('watching '),
  });
}
