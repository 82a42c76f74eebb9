import { join } from 'node:path';
import { composedOf } from '../../checks/composed/composed';
import { type KeyUse, type Named, names } from '../../config/model/names';
import { readDist } from '../../objects/dist';
import { stringAt } from '../../objects/json';
import { awsDifference } from '../accounts/difference';
import { wantedOf } from '../accounts/inventory/wanted';
import { until } from '../clusters/until';
import type { Loop } from '../loop/loop';
import type { Report } from '../loop/report';
import { managedResources } from '../observing/managed-resources';
import { quiet } from '../observing/quiet';
import { settled } from '../observing/settled';
import { changeFirst } from '../repository/change-first';
import type { Promotion } from '../repository/promotion';
import { dev, staging } from './environments';
import { identities } from './in-aws';
import { type Key, kindUpdates } from './kind-updates';

/** Tags of staging, whose revision is a version. */
const tags = { changed: 'v0.1.1', asBefore: 'v0.1.2' };

/** Seconds from a sync to the last call that it leads to. */
const limit = 300;

const changes = Object.entries(kindUpdates).flatMap(([kind, update]) =>
  typeof update === 'string' ? [] : [{ kind, ...update }],
);

/** A field and a tag of each kind that change in Git change in AWS, and change back, in the resources that are there. */
export async function updates(loop: Loop, promotion: Promotion, report: Report): Promise<void> {
  const { checkout } = loop;
  const before = await identities(loop);
  let isCommitted = false;
  await report.prove('a field and a tag of each kind that change in Git change in AWS', async () => {
    const key = await keysOf(loop);
    const change = ({ name: environment }: Named) => {
      for (const { kind, composite, set, tags: ofKind } of changes.filter(
        (one) => (one.in ?? dev.name) === environment,
      )) {
        const fields = typeof set === 'function' ? set(key) : set;
        const changed = { ...fields, ...(ofKind && { 'tags.Changed': 'once' }) };
        changeFirst(checkout.folder, { environment, kind: composite ?? kind, fields: changed });
      }
      checkout.commit(`Change a field of each kind in ${environment}`);
    };
    // To promote renders, which takes back on the branch what is changed; the tag keeps it.
    change(staging);
    promotion.promote(staging.name, tags.changed);
    change(dev);
    isCommitted = true;
    await pushed(loop, promotion, [
      ...changes.flatMap(({ calls }) => calls),
      ...changes.flatMap(({ tags = [] }) => tags.slice(0, 1)),
    ]);
  });
  await report.prove('they change back with it, and nothing was made anew', async () => {
    if (!isCommitted) throw new Error('not every change was committed, so not all can change back');
    checkout.revert();
    promotion.promote(staging.name, tags.asBefore);
    await pushed(loop, promotion, [
      ...changes.flatMap(({ calls }) => calls),
      ...changes.flatMap(({ tags = [] }) => tags.slice(1)),
    ]);
    const after = await identities(loop);
    const others = after.filter((identity) => !before.includes(identity));
    if (others.length > 0 || after.length !== before.length) throw new Error(`made anew: ${others.join(', ')}`);
  });
}

async function keysOf({ management }: Loop): Promise<(use: KeyUse) => Key> {
  const keys = await management.kubectl.list('keys.kms.aws.m.upbound.io', dev.name);
  return (use) => {
    const found = keys.find(({ metadata }) => metadata.name === names(dev).key(use))?.status;
    const [id, arn] = ['keyId', 'arn'].map((field) => stringAt(found, 'atProvider', field));
    if (id === undefined || arn === undefined) throw new Error(`${names(dev).key(use)}: has no id`);
    return { id, arn };
  };
}

/** Pushes, and waits for these calls and for their end; throws where AWS then has not what Git has. */
async function pushed(loop: Loop, promotion: Promotion, actions: readonly string[]): Promise<void> {
  const mark = loop.aws.calls.mark();
  await loop.checkout.push();
  await settled(loop, { units: promotion.units() });
  const missing = async () => {
    const called = loop.aws.calls.list().slice(mark);
    const done = new Set(called.filter(({ status }) => status < 400).map(({ action }) => action));
    const refused = new Map(called.filter(({ status }) => status >= 400).map((one) => [one.action, one.message]));
    return [...new Set(actions)]
      .filter((one) => !done.has(one))
      .map((one) => `${one}: ${refused.get(one) ?? 'not called'}`);
  };
  await until('calls of AWS', missing, limit);
  await quiet(loop);
  const resources = await managedResources(loop);
  const ill = resources.filter(({ isSynced, isReady }) => !isSynced || !isReady);
  const problems = ill.map(({ kind, name, complaint }) => `${kind} ${name}: ${complaint}`);
  // What is composed of an environment's objects depends on those that all environments share.
  const { objects } = readDist(join(loop.checkout.folder, 'dist'));
  const others = objects.filter(({ file }) => !file.startsWith(`dist/${staging.name}/`));
  const deployed = [...others, ...promotion.objects(staging.name)];
  const all = [...deployed, ...composedOf(deployed)];
  for (const { name } of [dev, staging]) {
    const wanted = all.filter(({ namespace }) => namespace === name).flatMap(wantedOf);
    problems.push(...Object.values(awsDifference(await loop.aws.inventory(name), wanted)).flat());
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
