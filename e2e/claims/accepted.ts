import { join } from 'node:path';
import { at } from '../../checks/json';
import type { Loop } from '../loop';
import type { Report } from '../report';

/** What an API server takes, with server-side apply, unknown fields being errors and every CEL rule evaluated. */
export async function accepted({ management, workload, checkout }: Loop, report: Report): Promise<void> {
  const dist = join(checkout.folder, 'dist');
  const dryRun = async (kubectl: Loop['management']['kubectl'], folder: string): Promise<number> => {
    const flags = ['--server-side', '--dry-run=server', '--validate=strict', '--force-conflicts', '--recursive'];
    const output = await kubectl.run(['apply', ...flags, '--output=name', `--filename=${folder}`]);
    return output.trim().split('\n').length;
  };

  await report.claim('the real API server accepts every object of the management cluster', async () => {
    let objects = 0;
    for (const folder of ['platform', 'argocd', ...Object.keys(workload).map((name) => `${name}/management`)]) {
      objects += await dryRun(management.kubectl, join(dist, folder));
    }
    report.measure('objects accepted by the management cluster', objects);
  });
  await report.claim('the real API server accepts every object of the workload clusters', async () => {
    let objects = 0;
    for (const [name, { kubectl }] of Object.entries(workload)) {
      objects += await dryRun(kubectl, join(dist, name, 'workload'));
    }
    report.measure('objects accepted by the workload clusters', objects);
  });
  await report.claim('only the kinds that the activation policy names have a CustomResourceDefinition', async () => {
    const policies = await management.kubectl.list('managedresourceactivationpolicies.apiextensions.crossplane.io');
    const activated = policies.flatMap(({ spec }) => [at(spec, 'activate')].flat().map(String)).sort();
    const definitions = (await management.kubectl.list('customresourcedefinitions.apiextensions.k8s.io'))
      .map(({ metadata }) => metadata.name)
      .filter((name) => /\.m\.(upbound|crossplane)\.io$/.test(name) && !/providerconfig/.test(name))
      .sort();
    if (activated.length === 0 || activated.join() !== definitions.join()) {
      throw new Error(`activated: ${activated.join(', ')}\ndefined: ${definitions.join(', ')}`);
    }
    report.measure('kinds of managed resources activated', definitions.length);
  });
}
