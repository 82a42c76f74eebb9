import { cidr } from '../config/model/cidr';
import type { Taken } from '../kinds/kind';
import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { at, type Json, stringAt } from '../objects/json';
import { forProviderOf } from '../objects/managed-resource';
import { type Change, type Obstacle, type Outcome, subject } from './change';
import { referencesOf } from './references';
import { keyOf } from './resources';
import { type SyncOrder, syncOrderOf } from './sync-order';

/** Changes, and the resources between which they lead. */
interface Planned {
  readonly changes: readonly Change[];
  readonly before: readonly DistObject[];
  readonly after: readonly DistObject[];
}

/**
 * The same changes, where those do not happen that need, or come after, what does not happen: what takes something from a
 * resource that stays, or lies outside of it, what refers to an object that is not made, what is still used, and what Argo CD never comes to.
 */
export function withObstacles({ changes, before, after }: Planned): Change[] {
  const order = syncOrderOf(changes, after);
  let found = [...changes];
  for (;;) {
    const course = new Course(found, before, order);
    const next = found.map((change) => {
      const obstacle = change.obstacle === undefined ? course.obstacleOf(change) : undefined;
      return obstacle === undefined ? change : obstructed(change, obstacle);
    });
    if (next.every((change, index) => change === found[index])) return found;
    found = next;
  }
}

const outcomeOf: Readonly<Record<Obstacle['reason'], Outcome>> = {
  taken: 'refused',
  outside: 'refused',
  used: 'refused',
  missing: 'blocked',
  order: 'blocked',
};

function obstructed(change: Change, obstacle: Obstacle): Change {
  // Argo CD asks nothing about what it never comes to.
  const waitsFor = change.waitsFor.filter((wait) => wait !== 'confirmation' || obstacle.reason !== 'order');
  return { ...change, outcome: outcomeOf[obstacle.reason], obstacle, waitsFor };
}

/** How changes go, as far as it is known what does not happen. */
class Course {
  /** Objects that Git has from now on and nobody makes, by their keys. */
  private readonly missing: ReadonlyMap<string, DistObject>;
  /** What AWS keeps of the former state, by kind and namespace. */
  private readonly kept = new Map<string, DistObject[]>();
  /** What AWS keeps of the former state, by its key. */
  private readonly keptByKey = new Map<string, DistObject>();
  /** The kept object that uses another one, by the key of that. */
  private readonly users = new Map<string, DistObject>();
  /** What goes, by kind and namespace. */
  private readonly going = new Map<string, Change[]>();
  /** The first change of each unit with which Argo CD is never done. */
  private readonly stuck = new Map<string, Change>();

  public constructor(
    changes: readonly Change[],
    before: readonly DistObject[],
    private readonly order: SyncOrder,
  ) {
    const isLost = ({ obstacle, before: was }: Change) => obstacle !== undefined && was === undefined;
    this.missing = new Map(changes.filter(isLost).map((change) => [keyOf(subject(change)), subject(change)]));
    for (const object of [...changes.flatMap(keptBy), ...composedOfRefused(changes, before)]) {
      push(this.kept, placeOf(object), object);
      this.keptByKey.set(keyOf(object), object);
      const holds = kinds[groupKind(object)]?.holds ?? [];
      for (const { path, key } of referencesOf(object)) if (holds.includes(path)) this.users.set(key, object);
    }
    for (const change of changes) {
      if (change.outcome === 'deleted') push(this.going, placeOf(subject(change)), change);
      const first = this.stuck.get(change.unit);
      if (isStuck(change) && (first === undefined || order(change) < order(first))) this.stuck.set(change.unit, change);
    }
  }

  /** What keeps a change from happening; undefined where nothing is known to, or it does not happen anyway. */
  public obstacleOf(change: Change): Obstacle | undefined {
    const { outcome, before, after } = change;
    if (outcome === 'refused' || outcome === 'stays') return undefined;
    const first = this.stuck.get(change.unit);
    if (first !== undefined && this.order(first) < this.order(change)) {
      return { reason: 'order', object: subject(first) };
    }
    if (after !== undefined) {
      return this.missingOf(after, before) ?? this.outsideOf(after) ?? this.takenFrom(change, after, before);
    }
    const user = outcome === 'deleted' && before ? this.users.get(keyOf(before)) : undefined;
    return user && { reason: 'used', object: user };
  }

  private missingOf(after: DistObject, before: DistObject | undefined): Obstacle | undefined {
    if (this.missing.size === 0) return undefined;
    const followed = new Set(before && referencesOf(before).map(({ key }) => key));
    const references = referencesOf(after).filter(({ key }) => !followed.has(key));
    const object = references.map(({ key }) => this.missing.get(key)).find((one) => one !== undefined);
    return object && { reason: 'missing', object };
  }

  private outsideOf(after: DistObject): Obstacle | undefined {
    const inside = kinds[groupKind(after)]?.inside;
    if (inside === undefined) return undefined;
    const { range, of } = inside;
    const around = referencesOf(after).find(({ path }) => path === of);
    const object = around && this.keptByKey.get(around.key);
    const [own, outer] = [after, object].map((one) => one && stringAt(forProviderOf(one.body), range));
    if (object === undefined || own === undefined || outer === undefined || cidr.contains(outer, own)) return undefined;
    return { reason: 'outside', object, fields: [range] };
  }

  private takenFrom(change: Change, after: DistObject, before: DistObject | undefined): Obstacle | undefined {
    const place = placeOf(after);
    const late = (this.going.get(place) ?? []).filter(
      (other) => other.unit === change.unit && this.order(other) > this.order(change),
    );
    const others = [...(this.kept.get(place) ?? []), ...late.map(subject)].filter((one) => keyOf(one) !== keyOf(after));
    for (const taken of kinds[groupKind(after)]?.takes ?? []) {
      if (before !== undefined && haveTheSame(taken, before, after)) continue;
      const object = others.find((one) => haveTheSame(taken, one, after));
      if (object !== undefined) return { reason: 'taken', object, fields: fieldsOf(taken, after) };
    }
    return undefined;
  }
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

/** Each environment has an account of its own. */
const placeOf = (object: DistObject) => `${groupKind(object)} ${object.namespace}`;

/** The former state of an object, where AWS still has it or a part of it at the end. */
function keptBy({ before, obstacle, outcome, refusals }: Change): DistObject[] {
  const isKept = obstacle !== undefined || refusals.length > 0 || ['left', 'stays', 'replaced'].includes(outcome);
  return before !== undefined && isKept ? [before] : [];
}

/** What a composite is made of stays where its change does not reach the API server, or is refused there. */
function composedOfRefused(changes: readonly Change[], before: readonly DistObject[]): DistObject[] {
  const refused = new Set(changes.filter(isRefusedByDefinition).map((change) => keyOf(subject(change))));
  return before.filter(({ composite }) => composite !== undefined && refused.has(keyOf(composite)));
}

const isRefusedByDefinition = ({ refusals }: Change) => refusals.some(({ by }) => by === 'definition');

/** Whether Argo CD never gets done with an object: it is refused, never healthy, or never gone. */
function isStuck({ obstacle, refusals }: Change): boolean {
  return obstacle !== undefined || refusals.some(({ by }) => by === 'AWS' || by === 'definition');
}

/** Whether AWS does not let two resources be there at the same time. */
function haveTheSame({ fields, range, onlyWith }: Taken, one: DistObject, other: DistObject): boolean {
  const [these, those] = [forProviderOf(one.body), forProviderOf(other.body)];
  if (onlyWith !== undefined && [these, those].some((spec) => at(spec, onlyWith) !== true)) return false;
  const values = fields.map((field) => givenIn(these, field));
  if (values.every((value) => value === undefined)) return false;
  if (fields.some((field, index) => givenIn(those, field) !== values[index])) return false;
  if (range === undefined) return true;
  const [here, there] = [stringAt(these, range), stringAt(those, range)];
  return here !== undefined && there !== undefined && cidr.overlaps(here, there);
}

/** A text that two fields share when they have, or refer to, the same. */
function givenIn(spec: Json | undefined, field: string): string | undefined {
  const value = at(spec, field) ?? at(spec, `${field}Ref`);
  return value === undefined ? undefined : JSON.stringify(value);
}

function fieldsOf({ fields, range }: Taken, object: DistObject): string[] {
  const all = range === undefined ? fields : [...fields, range];
  return all.filter((field) => givenIn(forProviderOf(object.body), field) !== undefined);
}
