import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readDist } from '../checks/dist';
import { at } from '../checks/json';
import { ProgramError } from '../tools/programs/program-error';
import { startCluster } from './cluster';
import { Kubectl } from './kubectl';
import { programs } from './programs/programs';

const settleMs = 20_000;

interface Measured {
  readonly definitions: number;
  readonly memoryMiB: number;
  readonly discoveryMs: number;
}

/** What a cluster's API server costs with these CustomResourceDefinitions, given as YAML. */
async function measure(name: string, crds: readonly string[]): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const built = await programs();
  const cluster = await startCluster({ name, folder, programs: built });
  try {
    const kubectl = new Kubectl(built.kubernetes, cluster.kubeconfig);
    for (const crd of crds) await kubectl.apply(crd);
    // The API server compiles the schemas of new definitions in the background.
    await sleep(settleMs);
    const start = performance.now();
    await kubectl.run(['api-resources', '--cached=false']);
    const discoveryMs = Math.round(performance.now() - start);
    const pid = String(cluster.apiServer.pid);
    const rss = Number(execFileSync('ps', ['-o', 'rss=', '-p', pid], { encoding: 'utf8' }));
    return { definitions: crds.length, memoryMiB: Math.round(rss / 1024), discoveryMs };
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Compares an API server that has the kinds which the activation policy names with one that has all of a folder. */
async function main(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const all = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const { objects } = readDist(join(__dirname, '../dist'));
  const [policy] = objects.filter(({ kind }) => kind === 'ManagedResourceActivationPolicy');
  const activated = [at(policy?.body, 'spec', 'activate')].flat().map(String);
  const isManaged = (crd: string) => /^ {2}name: \S+\.m\.(upbound|crossplane)\.io$/m.test(crd);
  const isActivated = (crd: string) => activated.some((name) => crd.includes(`\n  name: ${name}\n`));
  const rows = {
    'only what is activated': await measure(
      'activated',
      all.filter((crd) => !isManaged(crd) || isActivated(crd)),
    ),
    'all of the folder': await measure('all', all),
  };
  for (const [name, { definitions, memoryMiB, discoveryMs }] of Object.entries(rows)) {
    console.log(`${name.padEnd(24)}${definitions} definitions, ${memoryMiB} MiB, discovery in ${discoveryMs} ms`);
  }
}

const { values } = parseArgs({ options: { crds: { type: 'string' } } });
const started = values.crds === undefined ? undefined : main(values.crds);
if (started === undefined) {
  console.error('--crds: missing (a folder of CustomResourceDefinitions) — give it');
  process.exitCode = 1;
}
started?.catch((error: unknown) => {
  console.error(error instanceof ProgramError ? error.message : error);
  process.exitCode = 1;
});
