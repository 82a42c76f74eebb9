import { dirname } from 'node:path/posix';
import type { DistObject } from '../objects/dist';
import { syncOptionsOf } from '../objects/sync-options';
import { type Change, subject } from './change';

/** The place of each change in the sync of its unit: Argo CD goes on to a higher one only when all before it is done. */
export type SyncOrder = (change: Change) => number;

/**
 * The order in which Argo CD syncs what changes. In a wave it deletes what left Git before it applies anything, the waves of
 * what left it are swapped end for end, and what has `PruneLast` comes after everything. What is composed goes with its
 * composite, and a unit of which nothing stays has no order, since its Application goes.
 *
 * Source: gitops-engine of Argo CD v3.5.7, `pkg/sync/sync_context.go`, `getSyncTasks` and `runTasks`.
 */
export function syncOrderOf(changes: readonly Change[], after: readonly DistObject[]): SyncOrder {
  const active = new Set(after.map(({ file }) => dirname(file)));
  const swapped = new Map<string, ReadonlyMap<number, number>>();
  for (const unit of active) swapped.set(unit, swappedWaves(changes.filter((change) => change.unit === unit)));
  return (change) => {
    const object = applied(subject(change));
    if (!active.has(change.unit)) return 0;
    if (change.after !== undefined) return waveOf(object);
    return isLast(object) ? Number.POSITIVE_INFINITY : (swapped.get(change.unit)?.get(waveOf(object)) ?? 0);
  };
}

/** What Argo CD applies: the object, or the composite that it is made of. */
const applied = (object: DistObject) => object.composite ?? object;

const waveOf = ({ annotations }: DistObject) => Number(annotations['argocd.argoproj.io/sync-wave'] ?? 0);

const isLast = ({ body }: DistObject) => syncOptionsOf(body).includes('PruneLast=true');

function swappedWaves(changes: readonly Change[]): ReadonlyMap<number, number> {
  const gone = changes.filter(({ after }) => after === undefined).map((change) => waveOf(applied(subject(change))));
  const waves = [...new Set(gone)].sort((one, other) => one - other);
  return new Map(waves.map((wave, index) => [wave, waves.at(-1 - index) ?? wave]));
}
