import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { Scratch } from '../../files/scratch';
import { readDist } from '../../objects/dist';
import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import { readCommandLine } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { ProgramError } from '../../tools/processes/program-error';
import { type Cluster, startCluster } from '../clusters/cluster';
import { loopPrograms, type Sources } from '../programs/loop-programs';
import { apiServerCosts } from './api-server-costs';

// The API server goes on compiling the schemas of new definitions after it has accepted them.
const settleMs = 30_000;

const nameOf = (crd: Json) => stringAt(crd, 'metadata', 'name') ?? '';

/** The definitions of the providers that `dist/` installs: those of the kinds that the activation policy names, and all. */
function read({ providerAws, providerKubernetes }: Sources): { readonly activated: Json[]; readonly all: Json[] } {
  const policies = readDist(join(__dirname, '../../dist')).objects.filter(
    ({ kind }) => kind === 'ManagedResourceActivationPolicy',
  );
  const activated = policies.flatMap(({ body }) => listAt(body, 'spec', 'activate').map(String));
  const namespaced = new Set(activated.map((name) => name.slice(name.indexOf('.') + 1)));
  // The package of a provider has each kind twice: in a namespace and, as before Crossplane 2, for the whole cluster.
  const groups = new Set([...namespaced].flatMap((group) => [group, group.replace('.m.', '.')]));
  const all = [providerAws, providerKubernetes].flatMap((source) => {
    const folder = join(source, 'package/crds');
    const files = readdirSync(folder).filter((file) => groups.has(file.slice(0, file.indexOf('_'))));
    return files.map((file) => installed(parse(readFileSync(join(folder, file), 'utf8'))));
  });
  const missing = activated.filter((name) => !all.some((crd) => nameOf(crd) === name));
  if (activated.length === 0 || missing.length > 0) {
    const what = `names kinds that the pinned providers do not have (${missing.join(', ') || 'it names none'})`;
    throw new ProgramError(
      `activation policy: ${what} — compare the versions in e2e/programs/ with config/platform.ts`,
    );
  }
  return { activated: all.filter((crd) => activated.includes(nameOf(crd))), all };
}

/** A definition as Crossplane installs it: with the service that converts objects, which nothing here asks. */
function installed(crd: JsonObject): Json {
  const spec = at(crd, 'spec');
  if (!isObject(spec) || at(spec, 'conversion', 'webhook') === undefined) return crd;
  const service = { name: 'provider', namespace: 'crossplane-system' };
  const webhook = { conversionReviewVersions: ['v1'], clientConfig: { service } };
  return { ...crd, spec: { ...spec, conversion: { strategy: 'Webhook', webhook } } };
}

/** Compares two new API servers: one with the kinds that the activation policy names, one with all of the same providers. */
async function main(): Promise<void> {
  const built = await loopPrograms();
  const { activated, all } = read(built.sources);
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
    console.log(`API server with all of the providers   ${all.length} definitions, ${withAll}`);
  } finally {
    for (const cluster of clusters) await cluster.stop();
    remove();
  }
}

program(() => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run e2e:crds',
    does: 'Measures what the activation policy saves: two API servers, one with the kinds that it names and one with all.',
    options: {},
  });
  return main();
});
