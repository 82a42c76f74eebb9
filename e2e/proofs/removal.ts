import { names } from '../../config/model/names';
import { applications } from '../argocd/applications';
import { approve } from '../argocd/approve';
import { refresh } from '../argocd/refresh';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { managedResources } from '../observing/managed-resources';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';
import { dev } from './environments';

/** The environment to remove: one of which AWS keeps only the claim of its account. */
const environment = dev.name;
const { claim } = names(dev);
const entrances = /\n {2}services: \{[\s\S]*?\n {2}\},\n/;
/** Seconds; AWS deletes a network after all that is in it. */
const limit = 600;

/** An environment leaves the platform, as `docs/deleting-and-taking-over.md` says. */
export async function removal(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { aws, checkout, management } = loop;
  await report.step('the entrances of an environment are removed', async () => {
    checkout.edit(`config/${environment}.ts`, entrances, '\n');
    checkout.synth();
    checkout.commit(`Take the entrances of ${environment} away`);
    await checkout.push();
    await settled(loop, { units: promotion.units() });
  });
  await report.prove('an environment without its line goes, except for its account and its namespace', async () => {
    checkout.edit('config/environments.ts', `import { ${environment} } from './${environment}';\n`, '');
    checkout.edit('config/environments.ts', `${environment}, `, '');
    checkout.remove(`config/${environment}.ts`);
    promotion.remove(environment);
    checkout.synth();
    checkout.commit(`Remove ${environment}`);
    await checkout.push();
    await refresh(management.kubectl, ['root', 'platform-environments']);
    await until('an empty namespace', () => left(loop), limit);
    const kept = (await aws.inventory(environment)).filter(({ name }) => name !== claim);
    if (kept.length > 0) throw new Error(`still in AWS: ${kept.map(({ kind, name }) => `${kind} ${name}`).join(', ')}`);
  });
  await report.prove(
    'once somebody confirms, its access and its namespace go, and the claim of its account stays in AWS',
    async () => {
      await approve(management.kubectl, ['platform-environments']);
      await settled(loop, { units: promotion.units() });
      await until('the end of the namespace', () => stillThere(loop), limit);
      const kept = (await aws.inventory(environment)).map(({ kind, name }) => `${kind} ${name}`);
      if (kept.join() !== `secretsmanager Secret ${claim}`) throw new Error(`in AWS: ${kept.join(', ') || 'nothing'}`);
    },
  );
}

/** What the environment still has on the management cluster besides the claim of its account. */
async function left(loop: Loop): Promise<string[]> {
  const resources = await managedResources(loop);
  const deploying = (await applications(loop.management)).filter(({ path }) => path.startsWith(`dist/${environment}/`));
  return [
    ...deploying.map(({ name, message }) => `${name}: ${message}`),
    ...resources
      .filter(({ namespace, name }) => namespace === environment && name !== claim)
      .map(({ kind, name, complaint }) => `${kind} ${name}: ${complaint}`),
  ];
}

async function stillThere({ management }: Loop): Promise<string[]> {
  const namespaces = await management.kubectl.list('namespaces');
  return namespaces
    .filter(({ metadata }) => metadata.name === environment)
    .map(({ status }) => `namespace ${environment}: ${JSON.stringify(status)}`);
}
