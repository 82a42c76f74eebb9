import type { DistObject } from '../../objects/dist';
import { canonical } from '../../plan/fields';
import type { AwsResource } from '../accounts/inventory/aws-resource';
import { wantedOf } from '../accounts/inventory/wanted';
import type { Fate, ShownFate } from './fate';
import { type LiveObject, liveName } from './live';

/** What there is of an environment at one moment. */
export interface Seen {
  /** What its account lists. */
  readonly inAws: readonly AwsResource[];
  /** Its managed resources, by `liveName`. */
  readonly objects: ReadonlyMap<string, LiveObject>;
}

/** What has become of the resources of an environment between two moments; the objects of Git say what AWS lists of which. */
export function shownFates(before: Seen, after: Seen, objects: readonly DistObject[]): ReadonlyMap<string, ShownFate> {
  const [had, has] = [byName(before.inAws), byName(after.inAws)];
  const owners = new Map(
    objects.flatMap((object) =>
      wantedOf(object).map(({ kind, name }): [string, string] => [`${kind} ${name}`, liveName(object)]),
    ),
  );
  return new Map(
    [...new Set([...had.keys(), ...has.keys()])].flatMap((name): [string, ShownFate][] => {
      const owner = owners.get(name) ?? '';
      const [was, is] = [had.get(name) ?? [], has.get(name) ?? []];
      const fate = fateOf(was, is, { before: before.objects.get(owner), after: after.objects.get(owner) });
      if (fate === undefined) return [];
      return [[name, fate === 'changed' ? { fate, how: `${contentOf(was)} became ${contentOf(is)}` } : { fate }]];
    }),
  );
}

interface Owner {
  readonly before: LiveObject | undefined;
  readonly after: LiveObject | undefined;
}

function fateOf(had: readonly AwsResource[], has: readonly AwsResource[], owner: Owner): Fate | undefined {
  if (had.length === 0) return 'created';
  if (has.length === 0) return 'deleted';
  const isNew = has.some(({ identity }) => !had.some((one) => one.identity === identity));
  const isGone = had.some(({ identity }) => !has.some((one) => one.identity === identity));
  if (isNew) return isGone ? 'made again' : 'replaced';
  if (owner.before !== undefined && owner.after === undefined) return 'left';
  if (contentOf(had) !== contentOf(has)) return 'changed';
  return owner.after?.isRefused ? 'refused' : undefined;
}

const contentOf = (all: readonly AwsResource[]) =>
  all
    .map(({ content = {}, tags = {} }) => canonical({ content, tags }))
    .sort()
    .join();

function byName(all: readonly AwsResource[]): ReadonlyMap<string, readonly AwsResource[]> {
  const found = new Map<string, AwsResource[]>();
  for (const one of all) {
    const name = `${one.kind} ${one.name}`;
    found.set(name, [...(found.get(name) ?? []), one]);
  }
  return found;
}
