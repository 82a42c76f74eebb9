import { execFileSync } from 'node:child_process';
import { kubernetesVersions, minorOf } from '../../config/model/aws/kubernetes-versions';
import { names } from '../../config/model/names';
import { turnoverOf } from '../accounts/turnover';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { quiet } from '../observing/quiet';
import { settled } from '../observing/settled';
import type { Promotion } from '../repository/promotion';
import { dev } from './environments';
import { identities } from './in-aws';

const from = dev.kubernetesVersion;
const to = `1.${minorOf(from) + 1}`;

/** A build of CoreDNS that no version of Kubernetes has here, so that the add-on moves with the cluster. */
const build = 'v1.14.99-eksbuild.1';

/** A cluster goes up one version of Kubernetes by the command for it, and back, while everything else runs on. */
export async function upgrade(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  await report.prove(
    `dev goes from Kubernetes ${from} to ${to}: the cluster, then its add-on, and nothing is made anew`,
    () => {
      withOwnBuild(loop);
      return moved(loop, promotion, [to]);
    },
  );
  await report.prove(`dev goes back to ${from} within seven days, in the same order`, () =>
    moved(loop, promotion, [from, '--upgraded-on', new Date().toISOString().slice(0, 10)]),
  );
}

function withOwnBuild({ checkout }: Loop): void {
  const { standardSupportUntil = '', coreDnsAddon = '' } = kubernetesVersions[to] ?? {};
  const wanted = new RegExp(`(?<='${standardSupportUntil}',\\s+coreDnsAddon: ')${coreDnsAddon}`);
  checkout.edit('config/model/aws/kubernetes-versions.ts', wanted, build);
}

/** Runs the command, pushes, and throws where AWS then has something else, or got there in another way. */
async function moved(loop: Loop, promotion: Promotion, version: readonly string[]): Promise<void> {
  const { aws, checkout } = loop;
  await quiet(loop);
  const [before, mark] = [await identities(loop), aws.calls.mark()];
  const args = ['run', '--silent', 'upgrade', '--', `--environment=${dev.name}`, '--kubernetes', ...version];
  execFileSync('npm', args, { cwd: checkout.folder, stdio: ['ignore', 'ignore', 'inherit'] });
  checkout.synth();
  checkout.commit(`Move dev to Kubernetes ${version[0]}`);
  await checkout.push();
  await settled(loop, { units: promotion.units() });
  await quiet(loop);
  const writes = aws.calls.writesSince(mark);
  const order = writes.map(({ action }) => action).filter((action) => /:Update(?:ClusterVersion|Addon)$/.test(action));
  const made = [...turnoverOf(writes)].filter(([, { created = 0, deleted }]) => created + deleted > 0);
  const after = await identities(loop);
  const others = [...after.filter((one) => !before.includes(one)), ...before.filter((one) => !after.includes(one))];
  const problems = [
    ...(await otherVersions(loop, version[0] ?? '')),
    ...(order.join() === 'eks:UpdateClusterVersion,eks:UpdateAddon' ? [] : [`called ${order.join(', ') || 'nothing'}`]),
    ...made.map(([kind]) => `${kind}: made or deleted`),
    ...others.map((one) => `${one}: is another one`),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** How the versions that AWS runs differ from what Git asks for. */
async function otherVersions({ aws }: Loop, version: string): Promise<string[]> {
  const ask = aws.ask(dev.name);
  const { cluster: clusterName } = names(dev);
  const { cluster } = await ask<{ readonly cluster: { readonly version: string } }>('eks', 'DescribeCluster', {
    name: clusterName,
  });
  const { addon } = await ask<{ readonly addon: { readonly addonVersion: string } }>('eks', 'DescribeAddon', {
    clusterName,
    addonName: 'coredns',
  });
  const wanted = version === to ? build : kubernetesVersions[version]?.coreDnsAddon;
  return [
    ...(cluster.version === version ? [] : [`the cluster runs ${cluster.version}`]),
    ...(addon.addonVersion === wanted ? [] : [`the add-on is ${addon.addonVersion}`]),
  ];
}
