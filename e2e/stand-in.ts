import { join } from 'node:path';
import { Process } from './process';
import type { RunningCluster } from './running-cluster';

/** Starts the stand-in for the AWS provider and provider-kubernetes, the only part of the loop that is not real. */
export function startStandIn(props: {
  readonly management: RunningCluster;
  readonly workload: Readonly<Record<string, RunningCluster>>;
  /** File of what it has made. */
  readonly inventory: string;
  readonly logs: string;
  readonly seed: number;
}): Promise<Process> {
  const { management, workload, inventory, logs, seed } = props;
  const workloads = Object.values(workload).map(({ name, kubeconfig }) => `--workload=${name}=${kubeconfig}`);
  const options = [
    `--kubeconfig=${management.kubeconfig}`,
    `--inventory=${inventory}`,
    `--seed=${seed}`,
    '--jitter=0.5',
  ];
  return Process.start({
    name: 'provider-stand-in',
    command: process.execPath,
    args: ['--import', 'tsx', join(__dirname, 'provider-stand-in/main.ts'), ...options, ...workloads],
    logs,
    ready: async () => true,
  });
}
