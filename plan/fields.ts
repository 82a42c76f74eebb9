import { kinds } from '../kinds/kinds';
import type { DistObject } from '../objects/dist';
import { groupKind } from '../objects/group-kind';
import { isList, isObject, type Json, type JsonObject, parsedObject } from '../objects/json';
import { type FieldChange, pathKeys, pathText, type Step } from './field-change';

/**
 * The fields that tell the items of a list apart, those first that say most. A list whose items lack them all has no
 * keys. They include every `x-kubernetes-list-map-keys` of a spec in `imports/`.
 */
export const listKeys: readonly (readonly string[])[] = [
  ['name'],
  ['step'],
  ['requirementName'],
  ['containerPort', 'protocol'],
  ['port', 'protocol'],
  ['topologyKey', 'whenUnsatisfiable'],
  ['devicePath'],
  ['mountPath'],
  ['ip'],
  ['Sid'],
  ['rulePriority'],
  ['ruleName'],
  ['key'],
  ['id'],
  ['group', 'kind'],
  ['apiGroup', 'kind', 'name'],
];

/** How two states of one object differ, in the order of the paths; nothing where they mean the same. */
export function fieldChanges(before: DistObject, after: DistObject): FieldChange[] {
  if (before.body === after.body) return [];
  const texts = kinds[groupKind(after)]?.jsonTexts ?? {};
  const found = new Differences((path) => Object.hasOwn(texts, forProviderPath(path)));
  found.between(before.body, after.body, []);
  return found.changes.sort((one, other) => (pathText(one.path) < pathText(other.path) ? -1 : 1));
}

/** Whether two values are equal, whatever the order of their keys; a field that is undefined is none. */
function isSame(one: Json | undefined, other: Json | undefined): boolean {
  if (isList(one) && isList(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  return Object.keys({ ...one, ...other }).every((key) => isSame(one[key], other[key]));
}

/** How two values differ that hold no JSON as text. */
export function valueChanges(before: Json, after: Json): readonly FieldChange[] {
  const found = new Differences(() => false);
  found.between(before, after, []);
  return found.changes;
}

/** A path below `spec.forProvider` as `kinds/` writes it. */
function forProviderPath(path: readonly Step[]): string {
  const [spec, forProvider, ...rest] = path;
  if (spec !== 'spec' || forProvider !== 'forProvider') return '';
  return pathKeys(rest)
    .map((key, index) => (typeof rest[index + 1] === 'object' ? `${key}[]` : key))
    .join('.');
}

class Differences {
  public readonly changes: FieldChange[] = [];

  public constructor(private readonly holdsJson: (path: readonly Step[]) => boolean) {}

  public between(before: Json | undefined, after: Json | undefined, path: readonly Step[]): void {
    if (isSame(before, after)) return;
    if (isObject(before) && isObject(after)) {
      for (const key of Object.keys({ ...before, ...after })) this.between(before[key], after[key], [...path, key]);
      return;
    }
    if (isList(before) && isList(after) && this.inLists(before, after, path)) return;
    if (typeof before === 'string' && typeof after === 'string' && this.holdsJson(path)) {
      const [one, other] = [parsedObject(before), parsedObject(after)];
      if (one !== undefined && other !== undefined) {
        this.between(one, other, [...path, { in: 'text' }]);
        return;
      }
    }
    this.add(path, before, after);
  }

  private add(path: readonly Step[], before: Json | undefined, after: Json | undefined, inList = false): void {
    const ends = { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    this.changes.push({ path, ...ends, inList });
  }

  /** Whether the lists differ in their items; lists that differ in their order, or repeat an item, are one value each. */
  private inLists(before: readonly Json[], after: readonly Json[], path: readonly Step[]): boolean {
    const [one, other] = [before[0], after[0]];
    const keys = keysOf([before, after]);
    if (keys !== undefined) return this.byKeys(before, after, keys, path);
    if (before.length === 1 && after.length === 1 && isObject(one) && isObject(other)) {
      this.between(one, other, [...path, { only: 'item' }]);
      return true;
    }
    return this.asSets(before, after, path);
  }

  private byKeys(
    before: readonly Json[],
    after: readonly Json[],
    keys: readonly string[],
    path: readonly Step[],
  ): boolean {
    const found = this.changes.length;
    const [were, are] = [before, after].map((list) => new Map(list.map((item) => [keyText(item, keys), item])));
    for (const key of new Set([...(were?.keys() ?? []), ...(are?.keys() ?? [])])) {
      const [was, is] = [were?.get(key), are?.get(key)];
      if (was === undefined || is === undefined) {
        this.add(path, was, is, true);
      } else {
        this.between(was, is, [...path, { item: keyOf(was, keys) }]);
      }
    }
    // Where nothing else differs, the order does.
    return this.changes.length > found;
  }

  private asSets(before: readonly Json[], after: readonly Json[], path: readonly Step[]): boolean {
    const [were, are] = [before, after].map((list) => new Map(list.map((item) => [canonical(item), item])));
    if (were?.size !== before.length || are?.size !== after.length) return false;
    const gone = [...were].filter(([key]) => !are.has(key)).map(([, item]) => item);
    const come = [...are].filter(([key]) => !were.has(key)).map(([, item]) => item);
    for (const [was, is] of pairs(gone, come)) this.add(path, was, is, true);
    return gone.length + come.length > 0;
  }
}

/** The first fields that every item of these lists has, each with another value than the others of its list. */
function keysOf(lists: readonly (readonly Json[])[]): readonly string[] | undefined {
  if (lists.flat().length === 0) return undefined;
  return listKeys.find((keys) =>
    lists.every(
      (list) =>
        list.every((item) => isObject(item) && keys.every((key) => isScalar(item[key]))) &&
        new Set(list.map((item) => keyText(item, keys))).size === list.length,
    ),
  );
}

const isScalar = (value: Json | undefined) => ['string', 'number', 'boolean'].includes(typeof value);

function keyOf(item: Json, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, isObject(item) ? item[key] : undefined]));
}

const keyText = (item: Json, keys: readonly string[]) => JSON.stringify(Object.values(keyOf(item, keys)));

/** A text that two values share when they are equal, whatever the order of their keys. */
export function canonical(value: Json | undefined): string {
  return JSON.stringify(value, (_key, inner: Json) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** Items that went with items that came, those first that have most in common; each that is left over alone. */
function pairs(gone: readonly Json[], come: readonly Json[]): [Json | undefined, Json | undefined][] {
  const likely = gone
    .flatMap((was) => come.map((is) => ({ was, is, shared: sharedFields(was, is, gone.length + come.length === 2) })))
    .filter(({ shared }) => shared > 0)
    .map((pair) => ({ ...pair, text: [canonical(pair.was), canonical(pair.is)].sort().join() }))
    .sort((one, other) => other.shared - one.shared || (one.text < other.text ? -1 : 1));
  const taken = new Set<Json>();
  const paired = likely.flatMap(({ was, is }): [Json, Json][] => {
    if (taken.has(was) || taken.has(is)) return [];
    taken.add(was).add(is);
    return [[was, is]];
  });
  const alone = (items: readonly Json[]) => items.filter((item) => !taken.has(item));
  return [
    ...paired,
    ...alone(gone).map((was): [Json, undefined] => [was, undefined]),
    ...alone(come).map((is): [undefined, Json] => [undefined, is]),
  ];
}

/** How many fields two statements, rules or the like have with the same value; of a lone pair it is enough to have the same. */
function sharedFields(one: Json, other: Json, isAlone: boolean): number {
  if (!isObject(one) || !isObject(other)) return 0;
  const keys = Object.keys(one);
  const same = keys.filter((key) => key !== 'Effect' && isSame(one[key], other[key])).length;
  const hasSameKeys = isSame([...keys].sort(), Object.keys(other).sort());
  return same === 0 && isAlone && hasSameKeys ? 1 : same;
}
