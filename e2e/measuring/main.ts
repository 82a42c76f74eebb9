import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { Scratch } from '../../files/scratch';
import { readDist } from '../../objects/dist';
import { type Json, listAt, stringAt } from '../../objects/json';
import { readCommandLine } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { ProgramError } from '../../tools/processes/program-error';
import { type Cluster, startCluster } from '../clusters/cluster';
import { programs } from '../programs/programs';
import { apiServerCosts } from './api-server-costs';

// The API server goes on compiling the schemas of new definitions after it has accepted them.
const settleMs = 30_000;

const nameOf = (crd: Json) => stringAt(crd, 'metadata', 'name') ?? '';

/** The definitions in a folder; throws ProgramError where an activated kind is not among them. */
function read(folder: string) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  const all = files.map((file) => parse(readFileSync(join(folder, file), 'utf8')));
  const policies = readDist(join(__dirname, '../../dist')).objects.filter(
    ({ kind }) => kind === 'ManagedResourceActivationPolicy',
  );
  const activated = policies.flatMap(({ body }) => listAt(body, 'spec', 'activate').map(String));
  const missing = activated.filter((name) => !all.some((crd) => nameOf(crd) === name));
  if (activated.length === 0 || missing.length > 0) {
    const what = `without kinds that the activation policy names (${missing.join(', ') || 'it names none'})`;
    throw new ProgramError(`--crds ${folder}: ${what} — give a folder that has them all`);
  }
  // As their providers mark them: everything but their configurations.
  const isManaged = (crd: Json) => listAt(crd, 'spec', 'names', 'categories').includes('managed');
  return {
    activated: all.filter((crd) => !isManaged(crd) || activated.includes(nameOf(crd))),
    all,
  };
}

/** Compares two new API servers: one with the kinds that the activation policy names, one with all definitions of a folder. */
async function main(crds: string): Promise<void> {
  const { activated, all } = read(crds);
  const built = await programs();
  const { folder, remove } = new Scratch(join(tmpdir(), 'payment-platform-'));
  const clusters: Cluster[] = [];
  try {
    const start = async (name: string, items: readonly Json[]) => {
      console.error(`starting an API server with ${items.length} definitions`);
      const cluster = await startCluster({ name, folder: join(folder, name), programs: built });
      clusters.push(cluster);
      await cluster.kubectl.apply(JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
      return cluster.kubectl;
    };
    const servers = [await start('activated', activated), await start('all', all)];
    console.error(`measuring in ${settleMs / 1000} s, once they have compiled them`);
    await sleep(settleMs);
    const [withPolicy, withAll] = await apiServerCosts(servers);
    console.log(`API server with the activation policy  ${activated.length} definitions, ${withPolicy}`);
    console.log(`API server with all of the folder      ${all.length} definitions, ${withAll}`);
  } finally {
    for (const cluster of clusters) await cluster.stop();
    remove();
  }
}

async function run(): Promise<void> {
  const { crds } = readCommandLine(process.argv.slice(2), {
    command: 'npm run e2e:crds',
    does: 'Measures what the activation policy saves: two API servers, one with the kinds that it names and one with all.',
    options: { crds: { value: 'DIR', says: 'folder of CustomResourceDefinitions' } },
  });
  if (typeof crds !== 'string' || !existsSync(crds)) {
    const what = crds === undefined ? 'missing' : `no such folder (${crds})`;
    throw new ProgramError(`--crds: ${what} — give a folder of CustomResourceDefinitions`);
  }
  await main(crds);
}

void program(run);
