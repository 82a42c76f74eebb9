import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { logConfigMap } from '../../config/model/log-routing';
import { conditionOf } from '../../objects/conditions';
import { readDist } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import type { Loop } from '../loop/loop';
import { elapsed, type Report } from '../loop/report';
import { refreshedTwice } from '../observing/refreshed-twice';
import { settled, type Way } from '../observing/settled';
import type { Promotion } from '../repository/promotion';

/**
 * Argo CD deploys the units of a cluster side by side, and tries those again whose namespace another one makes
 * (docs/decisions/0025 says what an order would cost). Why it tried again, its status says only until it has.
 */
const triedAgain = /^\S+-workload-pods-\S+: \w+, \d+ times again,/;

/** Creations of which the provider's own race loses the end at most; where more are lost, something else loses them. */
const lostAtMost = 3;

/** What happened on a way that should not: syncs that failed, but for the above, and more lost creations than the race explains. */
export function unexpectedOn({ failures, givenBack, createdAgain }: Way): string[] {
  const lost = givenBack + createdAgain;
  return [
    ...failures.filter((line) => !triedAgain.test(line)),
    ...(lost > lostAtMost ? [`the AWS provider forgot of ${lost} creations how they ended`] : []),
  ];
}

/**
 * From the first push to a platform that is complete, and stays as it is.
 *
 * @param limit seconds until it is complete. @default - what `settled` waits
 */
export async function firstSync(loop: Loop, promotion: Promotion, report: Report, limit?: number): Promise<void> {
  const { management, workload } = loop;
  let way: Way = { failures: ['nothing was synced'], lookedAgain: 0, givenBack: 0, createdAgain: 0 };
  await report.prove('a push brings up every environment: all Applications are Synced and Healthy', async () => {
    const start = performance.now();
    await loop.checkout.push();
    const root = join(loop.checkout.folder, 'dist/argocd/root/root.yaml');
    await management.kubectl.apply(readFileSync(root, 'utf8'));
    way = await settled(loop, { units: promotion.units(), ...(limit !== undefined && { limit }) });
    const unlike = 'with emulators, retries and polls of the loop: no figure of an account';
    report.measure('seconds from push to Healthy, all environments', `${elapsed(start)}, ${unlike}`);
    report.measure('resources that the AWS provider was made to look at again', way.lookedAgain);
    report.measure('names that the AWS provider lost', way.givenBack);
    report.measure('creations that the AWS provider did not know the end of', way.createdAgain);
    report.measure('Applications', promotion.units().size);
  });
  await report.prove(
    'no sync fails for want of what is not there, but of pods their namespace, and few creations are lost',
    async () => {
      const others = unexpectedOn(way);
      if (others.length > 0) throw new Error(others.join('\n'));
    },
  );
  await report.prove('each environment has registered its cluster, and its namespaces exist there', async () => {
    const { objects } = readDist(join(loop.checkout.folder, 'dist'));
    for (const [environment, { kubectl, name, server }] of Object.entries(workload)) {
      const secrets = await management.kubectl.list('secrets', 'argocd');
      const secret = secrets.find(({ data }) => Buffer.from(data?.name ?? '', 'base64').toString() === name);
      const address = Buffer.from(secret?.data?.server ?? '', 'base64').toString();
      if (address !== server) throw new Error(`${name}: its cluster Secret says "${address}"`);
      const namespaces = (await kubectl.list('namespaces')).map(({ metadata }) => metadata.name);
      for (const { kind, cluster, name: wanted } of objects) {
        if (kind !== 'Namespace' || cluster !== environment || namespaces.includes(wanted)) continue;
        throw new Error(`${environment}: has no namespace ${wanted}`);
      }
    }
  });
  await report.prove('CoreDNS is created only after its Fargate profile is ready, and its logs have a place', () =>
    dnsAfterWhatItNeeds(loop),
  );
  await report.prove('no difference comes back within two refreshes', () => refreshedTwice(loop));
}

async function dnsAfterWhatItNeeds({ management, workload }: Loop): Promise<void> {
  for (const [environment, { kubectl }] of Object.entries(workload)) {
    const [addon] = await management.kubectl.list('addons.eks.aws.m.upbound.io', environment);
    const profiles = await management.kubectl.list('fargateprofiles.eks.aws.m.upbound.io', environment);
    const profile = profiles.find(({ metadata }) => metadata.name.startsWith('coredns-'));
    const ready = stringAt(conditionOf(profile?.status, 'Ready'), 'lastTransitionTime');
    const created = addon?.metadata.creationTimestamp;
    const maps = await kubectl.list('configmaps', logConfigMap.namespace);
    const routed = maps.find(({ metadata }) => metadata.name === logConfigMap.name)?.metadata.creationTimestamp;
    if (!ready || !routed || !created || created < ready || created < routed) {
      throw new Error(`${environment}: CoreDNS ${created}, profile ${ready}, logs ${routed}`);
    }
  }
}
