import { readFileSync } from 'node:fs';
import { KubeConfig } from '@kubernetes/client-node';
import { ApiServer } from './api-server';
import { Inventory } from './inventory';
import { type Options, readOptions } from './options';
import { ResourcePaths } from './resource-paths';
import { StandIn } from './stand-in';
import { Store } from './store';
import { WorkloadApis } from './workload-api';
import type { WorkloadCluster, World } from './world';

async function worldOf(options: Options): Promise<World> {
  const config = new KubeConfig();
  config.loadFromFile(options.kubeconfig);
  return {
    api: await ApiServer.of(config),
    store: new Store(),
    inventory: new Inventory(options.inventory),
    delays: options.delays,
    workloads: new Map([...options.workloads].map(([cluster, path]) => [cluster, workloadOf(path)])),
    operations: new Map(),
  };
}

function workloadOf(path: string): WorkloadCluster {
  const config = new KubeConfig();
  config.loadFromFile(path);
  const cluster = config.getCurrentCluster();
  if (cluster?.caData === undefined) throw new Error(`${path}: no current cluster with a certificate — write them in`);
  return { url: cluster.server, certificateAuthority: cluster.caData, kubeconfig: readFileSync(path, 'utf8') };
}

/** Stands in for the AWS provider and provider-kubernetes on an API server until it is told to end. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!('kubeconfig' in options)) {
    for (const problem of options) console.error(problem);
    process.exitCode = 1;
    return;
  }
  const log = (line: string) => console.log(`provider stand-in: ${line}`);
  log(`seed ${options.delays.seed}`);
  const world = await worldOf(options);
  const standIn = new StandIn({ world, paths: new ResourcePaths(world.api), workloads: new WorkloadApis() }, log);
  const end = async () => {
    await standIn.stop();
    process.exit();
  };
  process.on('SIGTERM', () => void end());
  process.on('SIGINT', () => void end());
  await standIn.start();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
