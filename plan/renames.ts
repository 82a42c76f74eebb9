import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { type Json, places } from '../objects/json';
import { type Change, type Rename, subject } from './change';

/** How much of two specs must be the same for one to be the other's successor. */
const leastShared = 0.5;

/**
 * Objects that went and objects that came which are likely one under two names: of one kind, in one environment, with
 * specs that have more in common than any others.
 */
export function renamesAmong(changes: readonly Change[]): Rename[] {
  const gone = grouped(changes.filter(({ outcome }) => ['deleted', 'left', 'stays'].includes(outcome)));
  const come = grouped(changes.filter(({ outcome }) => outcome === 'created'));
  return [...gone].flatMap(([key, ones]) => matched(ones, come.get(key) ?? []));
}

function grouped(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const object = subject(change);
    // What is composed goes with its composite, and what is in a namespace with that.
    if (object.composite !== undefined || (object.cluster !== '' && object.namespace !== '')) continue;
    const key = `${change.environment} ${object.cluster} ${groupKind(object)}`;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return groups;
}

function matched(gone: readonly Change[], come: readonly Change[]): Rename[] {
  const [were, are] = [gone, come].map((all) => all.map((change) => ({ change, leaves: leaves(subject(change)) })));
  const likely = (were ?? [])
    .flatMap((one) =>
      (are ?? []).map((other) => ({
        gone: one.change,
        come: other.change,
        shared: sharedPart(one.leaves, other.leaves),
      })),
    )
    .filter(({ shared }) => shared >= leastShared)
    .sort((one, other) => other.shared - one.shared || (nameOf(one.come) < nameOf(other.come) ? -1 : 1));
  const taken = new Set<Change>();
  return likely.flatMap((pair): Rename[] => {
    if (taken.has(pair.gone) || taken.has(pair.come)) return [];
    taken.add(pair.gone).add(pair.come);
    return [{ gone: pair.gone, come: pair.come }];
  });
}

const nameOf = (change: Change) => subject(change).name;

/** Which part of two sets is in both, from 0 to 1. */
function sharedPart(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  const shared = [...these].filter((leaf) => those.has(leaf)).length;
  const all = these.size + those.size - shared;
  return all === 0 ? 1 : shared / all;
}

/** An object's fields with their values, where `*` stands for its own name. */
function leaves({ body, name, annotations }: DistObject): ReadonlySet<string> {
  const inAws = annotations['crossplane.io/external-name'] ?? name;
  const { apiVersion: _apiVersion, kind: _kind, metadata: _metadata, ...rest } = body;
  const named = (value: Json) => JSON.stringify(value).replaceAll(inAws, '*').replaceAll(name, '*');
  return new Set(
    places(rest)
      .filter(({ value }) => typeof value !== 'object' || value === null)
      .map(({ path, value }) => `${path.replaceAll(name, '*')}=${named(value)}`),
  );
}
