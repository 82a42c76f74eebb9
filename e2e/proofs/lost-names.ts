import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { giveBack, lostNames } from '../observing/lost-names';
import { managedResources } from '../observing/managed-resources';
import { quiet } from '../observing/quiet';
import { identities } from './in-aws';

const namespace = 'dev';

/** Kinds that AWS names, and refuses to make twice. */
const kinds = ['ec2 VPCEndpoint', 'ec2 RouteTableAssociation', 'secretsmanager Secret'];

/** Seconds. */
const limit = 180;

/** The provider loses names, as it does by itself now and then, and a person gives them back. */
export async function losesNames(loop: Loop, report: Report): Promise<void> {
  await report.prove(
    'a resource whose name the provider lost is refused until it is given back, and made once',
    async () => {
      const before = await identities(loop);
      await loop.providers.aws.kill();
      const forgotten = await forget(loop);
      await loop.providers.aws.restart();
      await until('a refusal of each', async () => missing(await namesLost(loop), forgotten), limit);
      await giveBack(loop, await lostNames(loop));
      await until('readiness', () => unready(loop), limit);
      await quiet(loop);
      const after = await identities(loop);
      const others = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))];
      if (others.length > 0) throw new Error(`lost or made again: ${others.join(', ')}`);
    },
  );
}

/** Takes name and status from one object of each kind; returns which those are. */
async function forget(loop: Loop): Promise<readonly string[]> {
  const live = await managedResources(loop);
  const chosen = kinds.map((kind) => live.find((one) => one.namespace === namespace && one.kind === kind));
  const names: string[] = [];
  for (const [index, resource] of chosen.entries()) {
    if (resource === undefined) throw new Error(`${namespace}: has no ${kinds[index]} — name another kind here`);
    const { kubectl } = loop.management;
    const object = [resource.address, `--namespace=${namespace}`];
    await kubectl.run(['annotate', ...object, 'crossplane.io/external-name-']);
    await kubectl.run(['patch', ...object, '--subresource=status', '--type=merge', '--patch={"status":null}']);
    names.push(resource.name);
  }
  return names;
}

async function namesLost(loop: Loop): Promise<readonly string[]> {
  return (await lostNames(loop)).map(({ object }) => object.name);
}

function missing(found: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((one) => !found.includes(one));
}

async function unready(loop: Loop): Promise<string[]> {
  const all = await managedResources(loop);
  return all
    .filter(({ isSynced, isReady }) => !isSynced || !isReady)
    .map(({ name, complaint }) => `${name}: ${complaint}`);
}
