import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { composedOf } from '../../checks/composed/composed';
import { type DistObject, where } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { managementPoliciesOf } from '../../objects/managed-resource';
import { syncOptionsOf } from '../../objects/sync-options';
import { awsDifference } from '../accounts/difference';
import { wantedOf } from '../accounts/inventory/wanted';
import { applications, listApplications } from '../argocd/applications';
import type { Loop } from '../loop/loop';
import type { Promotion } from '../repository/promotion';
import { livingObjects } from './living-objects';

/** Names of Applications that wait for an approval. */
export interface Questions {
  /** Those that are being deleted. */
  readonly deletions: readonly string[];
  /** Those whose sync removes objects. */
  readonly prunes: readonly string[];
}

/** Every object of an environment, including the composed ones. */
export function deployed({ checkout }: Loop, promotion: Promotion, environment: string): readonly DistObject[] {
  const objects = promotion.objects(environment);
  const shared = checkout.objects('dist/platform/environments', 'main');
  return [...objects, ...composedOf([...objects, ...shared.filter(({ namespace }) => namespace === environment)])];
}

const keyOf = ({ cluster, group, kind, namespace, name }: DistObject) =>
  [cluster, group, kind, namespace, name].join('/');

/** The objects that are there before, and not after. */
export function without(before: readonly DistObject[], after: readonly DistObject[]): readonly DistObject[] {
  const left = new Set(after.map(keyOf));
  return before.filter((object) => !left.has(keyOf(object)));
}

/** Which Applications must ask, according to the annotations of their objects. */
export function questions(
  before: readonly DistObject[],
  after: readonly DistObject[],
  paths: ReadonlyMap<string, string>,
): Questions {
  const kept = new Set(after.map(({ file }) => dirname(file)));
  const asking = (option: string, isKept: boolean) => {
    const objects = without(before, after).filter(({ body }) => syncOptionsOf(body).includes(option));
    const directories = new Set(objects.map(({ file }) => dirname(file)));
    return [...directories].filter((one) => kept.has(one) === isKept).map((one) => paths.get(one) ?? one);
  };
  return { deletions: asking('Delete=confirm', false).sort(), prunes: asking('Prune=confirm', true).sort() };
}

/** What Argo CD has not asked yet, or asks though it should not. */
export async function unasked(
  { management, argocd }: Loop,
  { deletions, prunes }: Questions,
): Promise<readonly string[]> {
  const deleting = (await listApplications(management))
    .filter(({ metadata }) => metadata.deletionTimestamp !== undefined)
    .map(({ metadata }) => metadata.name)
    .sort();
  const waiting = (await applications(management))
    .filter(({ phase, message }) => phase === 'Running' && message.startsWith('waiting for pruning confirmation of '))
    .map(({ name }) => name)
    .sort();
  // Nowhere else does it say that a deletion waits.
  const log = readFileSync(argocd.controller.log, 'utf8').split('\n');
  const asks = log.filter((line) => line.includes(' requires manual confirmation to delete'));
  return [
    ...(deleting.join() === deletions.join() ? [] : [`being deleted: ${deleting.join(', ')}`]),
    ...(waiting.join() === prunes.join() ? [] : [`waiting: ${waiting.join(', ')}`]),
    ...deletions
      .filter((name) => !asks.some((line) => line.includes(`"application":"${name}"`)))
      .map((name) => `${name}: does not ask`),
  ];
}

/** Throws unless all of these objects are as they were, in the clusters and in AWS. */
export async function expectIntact(loop: Loop, environment: string, objects: readonly DistObject[]): Promise<void> {
  const { living } = await livingObjects(loop, environment, objects);
  const lost = objects.filter((object) => !living.includes(object)).map((object) => `${where(object)}: is gone`);
  const { missing } = awsDifference(await loop.aws.inventory(environment), objects.flatMap(wantedOf));
  if (lost.length + missing.length > 0) throw new Error([...lost, ...missing].join('\n'));
}

/** What Git had and has, and what AWS had besides. */
interface Departure {
  readonly before: readonly DistObject[];
  readonly after: readonly DistObject[];
  /** What AWS had already that Git had not, as `leftBehind` tells it. @default - nothing */
  readonly left?: readonly string[];
}

/** What AWS has of an environment that is none of these objects, a line each. */
export async function leftBehind(
  { aws }: Loop,
  environment: string,
  objects: readonly DistObject[],
): Promise<readonly string[]> {
  return awsDifference(await aws.inventory(environment), objects.flatMap(wantedOf)).unexpected;
}

/**
 * Throws unless the objects that left Git are gone from the clusters, and AWS has exactly what Git has, what Crossplane may
 * not delete, and what was left there before. Returns how many resources Crossplane may not delete.
 */
export async function expectGone(
  loop: Loop,
  environment: string,
  { before, after, left = [] }: Departure,
): Promise<number> {
  const gone = without(before, after);
  const orphaned = gone.filter(
    ({ group, body }) => isManagedGroup(group) && !managementPoliciesOf(body).includes('Delete'),
  );
  const { living, dying } = await livingObjects(loop, environment, gone);
  const there = [...living, ...dying].map((object) => `${where(object)}: is still there`);
  const wanted = [...after, ...orphaned].flatMap(wantedOf);
  const { missing, unexpected, names, tags } = awsDifference(await loop.aws.inventory(environment), wanted);
  const others = unexpected.filter((line) => !left.includes(line));
  const lines = [...there, ...missing, ...others, ...names, ...tags];
  if (gone.length === 0) lines.push('nothing was deleted from Git');
  if (lines.length > 0) throw new Error(lines.join('\n'));
  return orphaned.length;
}
