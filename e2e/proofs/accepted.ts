import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DistObject, readDist, where } from '../../objects/dist';
import { at } from '../../objects/json';
import type { Cluster } from '../clusters/cluster';
import { inEach } from '../clusters/in-each';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { apiServerCosts } from '../measuring/api-server-costs';

const repository = join(__dirname, '../..');
const flags = ['--server-side', '--dry-run=server', '--validate=strict', '--force-conflicts', '--output=name'];

/** The objects of a `dist/` by the cluster that each goes to; throws where that cluster does not run. */
function destinations(objects: readonly DistObject[], { management, workload }: Loop) {
  const found = new Map<Cluster, DistObject[]>();
  for (const object of objects) {
    const cluster = object.cluster === '' ? management : workload[object.cluster];
    if (cluster === undefined) throw new Error(`${where(object)}: goes to a cluster that does not run`);
    found.set(cluster, [...(found.get(cluster) ?? []), object]);
  }
  return found;
}

/** Throws where a cluster refuses an object, or was asked about others than these. */
async function dryRun({ kubectl }: Cluster, objects: readonly DistObject[]): Promise<void> {
  const texts = [...new Set(objects.map(({ file }) => file))].map((file) =>
    readFileSync(join(repository, file), 'utf8'),
  );
  const output = await kubectl.run(['apply', ...flags, '--filename=-'], { input: texts.join('\n---\n') });
  const answered = output.trim().split('\n');
  const leftOut = objects.filter(({ kind, group, name }) => {
    const index = answered.indexOf(`${[kind.toLowerCase(), group].filter(Boolean).join('.')}/${name}`);
    if (index >= 0) answered.splice(index, 1);
    return index < 0;
  });
  const problems = [
    ...leftOut.map((object) => `${where(object)}: was not tried`),
    ...answered.map((name) => `${name}: is no object that the checks read`),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** What the API servers accept by server-side apply, where unknown fields are errors and every CEL rule is evaluated. */
export async function accepted(loop: Loop, report: Report): Promise<void> {
  const { management } = loop;
  await report.prove('the real API server that it goes to accepts every object of dist/', async () => {
    // The repository's own dist/: that of the checkout has no charts, and other addresses.
    const { objects, problems } = readDist(join(repository, 'dist'));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    const byCluster = destinations(objects, loop);
    await inEach(byCluster.keys(), (cluster) => dryRun(cluster, byCluster.get(cluster) ?? []));
    const counts = [...byCluster].map(([{ name }, { length }]) => `${length} by ${name}`);
    report.measure('objects of dist/ accepted', `${objects.length}, all: ${counts.join(', ')}`);
  });
  await report.prove(
    'a field that is not in the schema is refused even without validation, as Argo CD applies',
    async () => {
      const apply = ['apply', '--server-side', '--dry-run=server', '--validate=false', '--filename=-'];
      const metadata = { name: 'unknown', namespace: 'argocd' };
      for (const kind of [
        { apiVersion: 'v1', kind: 'ResourceQuota' },
        { apiVersion: 'ec2.aws.m.upbound.io/v1beta1', kind: 'VPC' },
      ]) {
        const text = JSON.stringify({ ...kind, metadata, spec: { misspelt: 1 } });
        const refusal = await management.kubectl.run(apply, { input: text }).then(
          () => 'was accepted',
          (error: unknown) => String(error),
        );
        if (!refusal.includes('.spec.misspelt: field not declared in schema'))
          throw new Error(`${kind.kind}: ${refusal}`);
      }
    },
  );
  await report.prove('only the kinds that the activation policy names have a CustomResourceDefinition', async () => {
    const policies = await management.kubectl.list('managedresourceactivationpolicies.apiextensions.crossplane.io');
    const activated = policies.flatMap(({ spec }) => [at(spec, 'activate')].flat().map(String)).sort();
    const all = await management.kubectl.list('customresourcedefinitions.apiextensions.k8s.io');
    const definitions = all
      .map(({ metadata }) => metadata.name)
      .filter((name) => /\.m\.(upbound|crossplane)\.io$/.test(name) && !/providerconfig/.test(name))
      .sort();
    if (activated.length === 0 || activated.join() !== definitions.join()) {
      throw new Error(`activated: ${activated.join(', ')}\ndefined: ${definitions.join(', ')}`);
    }
    report.measure('kinds of managed resources activated', definitions.length);
    for (const cost of await apiServerCosts([management.kubectl])) {
      report.measure(
        `API server of the management cluster (GOGC=${process.env.GOGC})`,
        `${all.length} definitions, ${cost}`,
      );
    }
  });
}
