import { setTimeout as sleep } from 'node:timers/promises';
import { type ExternalResource, inventoryOf } from '../inventory';
import type { Loop } from '../loop';
import type { Promotion } from '../promotion';
import { refresh } from '../refresh';
import type { Report } from '../report';
import { settled } from '../settled';
import { until } from '../until';

const reporting = /\n {2}reporting: \{[\s\S]*?\n {2}\},/;

function inAws({ inventory }: Loop, environment: string): readonly ExternalResource[] {
  return inventoryOf(inventory).filter(
    ({ managedResource }) => managedResource.startsWith(`${environment}/`) && managedResource.includes('reporting'),
  );
}

/** What a deleted line takes with it, and what it does not. */
export async function deletion(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout, management, workload } = loop;
  const stateful = ['ecr Repository', 'secretsmanager Secret', 's3 Bucket', 'cloudwatchlogs Group'];
  const before = inAws(loop, 'staging');

  await report.claim('a service that is deleted from a disposable environment is gone', async () => {
    checkout.edit('config/services.ts', reporting, '');
    checkout.synth();
    checkout.commit('Delete reporting');
    await checkout.push();
    await settled(loop, { units: promotion.units() });
    const left = inAws(loop, 'dev');
    if (left.length > 0)
      throw new Error(left.map(({ kind, managedResource }) => `${kind} ${managedResource}`).join('\n'));
  });
  await report.claim('in a retained environment a deleted service stays until somebody approves', async () => {
    promotion.promote('staging', 'v0.3.0');
    await checkout.push();
    await refresh(management.kubectl, ['root']);
    const deleting = async () =>
      (await deletingApplications(loop)).length === 2 ? [] : ['the Applications of the service are not being deleted'];
    await until('the deletion', deleting, 60);
    await sleep(5000);
    const namespaces = (await workload.staging?.kubectl.list('namespaces'))?.map(({ metadata }) => metadata.name) ?? [];
    if (!namespaces.includes('reporting')) throw new Error('the Namespace is gone');
    if (inAws(loop, 'staging').length !== before.length) throw new Error('AWS resources are gone');
  });
  await report.claim(
    'after the approval its stateless resources are gone and its stateful ones still in AWS',
    async () => {
      for (const name of await deletingApplications(loop)) {
        const approval = `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`;
        await management.kubectl.run(['annotate', 'applications.argoproj.io', name, '--namespace=argocd', approval]);
      }
      await settled(loop, { units: promotion.units() });
      const left = inAws(loop, 'staging').map(({ kind }) => kind);
      const lost =
        before.filter(({ kind }) => stateful.includes(kind)).length -
        left.filter((kind) => stateful.includes(kind)).length;
      if (lost > 0) throw new Error(`${lost} stateful resources are gone`);
      for (const kind of ['eks FargateProfile', 'ec2 SecurityGroupIngressRule', 'iam RolePolicy']) {
        if (left.includes(kind)) throw new Error(`${kind} is still in AWS`);
      }
    },
  );
}

async function deletingApplications({ management: { kubectl } }: Loop): Promise<string[]> {
  const all = await kubectl.list('applications.argoproj.io', 'argocd');
  return all.filter(({ metadata }) => metadata.deletionTimestamp !== undefined).map(({ metadata }) => metadata.name);
}
