import { groupKind } from '../../objects/group-kind';
import { type Change, type Plan, subject } from '../../plan/change';
import { type FieldChange, pathKeys, pathText } from '../../plan/field-change';
import { isFirstStated } from '../../plan/refusals';
import { keyOf } from '../../plan/resources';
import { wantedOf } from '../accounts/inventory/wanted';
import type { Fate, Fates } from './fate';
import { isInAws, liveName } from './live';

/**
 * Fields that the provider keeps to itself: they say how it deletes, and AWS has no such thing.
 *
 * Source: provider-upjet-aws v2.4.0, `package/crds`, which calls them so.
 */
const ofTheProvider: Readonly<Record<string, readonly string[]>> = {
  'athena Workgroup': ['forceDestroy'],
  'ecr Repository': ['forceDelete'],
  'iam Role': ['forceDetachPolicies'],
  'kms Key': ['deletionWindowInDays'],
  's3 Bucket': ['forceDestroy'],
  'secretsmanager Secret': ['recoveryWindowInDays', 'forceOverwriteReplicaSecret'],
};

/** What a plan says becomes of the resources in AWS. */
export function foreseenFates({ changes }: Plan): Fates {
  return new Map(
    changes
      .filter((change) => isInAws(subject(change)))
      .flatMap((change) => {
        const fate = fateOf(change);
        return fate === undefined
          ? []
          : wantedOf(subject(change)).map(({ kind, name }): [string, Fate] => [`${kind} ${name}`, fate]);
      }),
  );
}

/**
 * Resources of which a plan says that they change, unless AWS has what Git has not said before (docs/planning.md), by kind
 * and name as AWS lists them.
 */
export function perhapsChanged({ changes }: Plan): ReadonlySet<string> {
  const isPerhaps = (change: Change) =>
    fateOf(change) === 'changed' && reachingFields(change).every((field) => isFirstStated(subject(change), field));
  const all = changes.filter((change) => isInAws(subject(change)) && isPerhaps(change));
  return new Set(all.flatMap((change) => wantedOf(subject(change)).map(({ kind, name }) => `${kind} ${name}`)));
}

/** Objects whose change a plan says the API server refuses. */
export function foreseenRefusals({ changes }: Plan): string[] {
  return changes
    .filter(({ refusals }) => refusals.some(({ by }) => by === 'definition'))
    .map((change) => keyOf(subject(change)));
}

/** What a plan says Argo CD does not touch, or AWS does not delete, by its key. */
export function heldBack({ changes }: Plan): ReadonlySet<string> {
  const isHeld = ({ obstacle }: Change) => obstacle?.reason === 'order' || obstacle?.reason === 'used';
  return new Set(changes.filter(isHeld).map((change) => keyOf(subject(change))));
}

/** Objects that a plan says are there and wait for ever, since AWS does not make them or what they refer to, by `liveName`. */
export function waitingForEver({ changes }: Plan): ReadonlySet<string> {
  const reasons = ['taken', 'outside', 'missing'];
  const isWaiting = ({ obstacle }: Change) => obstacle !== undefined && reasons.includes(obstacle.reason);
  return new Set(changes.filter(isWaiting).map((change) => liveName(subject(change))));
}

/** Objects of which a plan says that their provider refuses the change, by `liveName`. */
export function refusing({ changes }: Plan): ReadonlySet<string> {
  return new Set(changes.filter((change) => fateOf(change) === 'refused').map((change) => liveName(subject(change))));
}

function fateOf(change: Change): Fate | undefined {
  const { outcome, refusals, obstacle } = change;
  if (obstacle !== undefined || outcome === 'blocked' || outcome === 'stays') return undefined;
  if (outcome === 'refused') return refusals.some(({ by }) => by === 'AWS') ? 'refused' : undefined;
  if (outcome !== 'changed') return outcome;
  return reachingFields(change).length > 0 ? 'changed' : undefined;
}

function reachingFields(change: Change): FieldChange[] {
  const kept = new Set(change.refusals.map(({ field }) => field));
  return change.fields.filter((field) => reachesAws(change, field) && !kept.has(pathText(field.path)));
}

function reachesAws(change: Change, { path }: FieldChange): boolean {
  const [spec, forProvider, field = ''] = pathKeys(path);
  const own = ofTheProvider[groupKind(subject(change))] ?? [];
  return spec === 'spec' && forProvider === 'forProvider' && !own.includes(field);
}
