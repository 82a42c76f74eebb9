import fc from 'fast-check';
import { loadConfiguration, type WrittenConfiguration } from '../charts/configuration';
import { renderedObjects } from '../charts/rendered-fixture';
import { units } from '../charts/units';
import { ConfigurationError } from '../config/model/problem';
import type { DistObject } from '../objects/dist';
import { isList, isObject, type Json, parsedObject } from '../objects/json';
import { carelessConfiguration } from '../tools/careless/careless-configuration';
import { type Change, type Outcome, type Plan, subject } from './change';
import { planOf } from './compare';
import { deployedOf } from './delivery';
import { type FieldChange, pathText, type Step } from './field-change';
import { canonical, valueChanges } from './fields';
import { rendered, written } from './fixture';
import { keyOf } from './resources';

/** Configurations that are accepted, the example's among them, as the objects that they render. */
const states: (readonly DistObject[])[] = [rendered(written)];
for (const configuration of fc.sample(carelessConfiguration, { numRuns: 120, seed: 3 })) {
  if (states.length < 7) states.push(...accepted(configuration));
}

function accepted(configuration: WrittenConfiguration): DistObject[][] {
  try {
    const { environments, platform } = loadConfiguration(configuration);
    const objects = renderedObjects(units(environments, platform));
    return environments.length > 0 ? [objects] : [];
  } catch (error) {
    if (error instanceof ConfigurationError) return [];
    throw error;
  }
}

/** Every environment follows the branch, so that all of a change counts. */
const planned = (before: readonly DistObject[], after: readonly DistObject[]): Plan =>
  planOf(
    deployedOf(before, () => before),
    deployedOf(after, () => after),
  );

/** A value after changes; of lists that were compared item by item the order may be another one. */
function applied(value: Json | undefined, changes: readonly FieldChange[]): Json | undefined {
  return changes.reduce<Json | undefined>((before, change) => appliedOne(before, change.path, change), value);
}

function appliedOne(value: Json | undefined, [step, ...rest]: readonly Step[], change: FieldChange): Json | undefined {
  if (step === undefined) return change.inList ? otherItems(value, change) : change.after;
  if (typeof step === 'string') {
    const { [step]: field, ...others } = isObject(value) ? value : {};
    const changed = appliedOne(field, rest, change);
    return changed === undefined ? others : { ...others, [step]: changed };
  }
  if ('in' in step) return JSON.stringify(appliedOne(JSON.parse(String(value)), rest, change));
  const isMeant = (item: Json) =>
    'only' in step || (isObject(item) && Object.entries(step.item).every(([key, one]) => item[key] === one));
  return isList(value) ? value.map((item) => (isMeant(item) ? (appliedOne(item, rest, change) ?? null) : item)) : value;
}

function otherItems(value: Json | undefined, { before, after }: FieldChange): Json {
  const items = isList(value) ? [...value] : [];
  const index = items.findIndex((item) => canonical(item) === canonical(before));
  if (before !== undefined) items.splice(index, 1);
  return after === undefined ? items : [...items, after];
}

/** A text that two values share when they are equal but for the order of their lists, in JSON as text too. */
function unordered(value: Json | undefined): string {
  if (isList(value)) return `[${value.map(unordered).sort().join()}]`;
  if (isObject(value)) {
    const fields = Object.entries(value).map(([key, field]) => `${key}:${unordered(field)}`);
    return `{${fields.sort().join()}}`;
  }
  const held = typeof value === 'string' ? parsedObject(value) : undefined;
  return held === undefined ? JSON.stringify(value ?? null) : unordered(held);
}

test('there are enough states to compare', () => {
  expect(states).toHaveLength(7);
});

test('a state and itself have no plan', () => {
  for (const state of states) {
    // Read again, so that nothing is the same by being the same object.
    expect(planned(state, JSON.parse(JSON.stringify(state))).changes).toEqual([]);
  }
});

/** Pairs of states, each with the next. */
const pairs = states.map((state, index) => [state, states[(index + 1) % states.length] ?? []] as const);

test('a plan applied to the one state gives the other', () => {
  for (const [before, after] of pairs) {
    const objects = new Map(before.map((object) => [keyOf(object), object.body as Json]));
    for (const change of planned(before, after).changes) {
      const object = subject(change);
      if (object.composite !== undefined) continue;
      const next = change.before && change.after ? applied(change.before.body, change.fields) : change.after?.body;
      if (next === undefined) objects.delete(keyOf(object));
      else objects.set(keyOf(object), next);
    }
    expect([...objects.keys()].sort()).toEqual(after.map(keyOf).sort());
    for (const object of after) {
      const body = objects.get(keyOf(object));
      if (canonical(body) !== canonical(object.body)) expect(unordered(body)).toBe(unordered(object.body));
    }
  }
});

type Move = 'comes' | 'goes' | 'changes';

const moveOf = ({ before, after }: Change): Move =>
  before === undefined ? 'comes' : after === undefined ? 'goes' : 'changes';
const reversed: Readonly<Record<Move, Move>> = { comes: 'goes', goes: 'comes', changes: 'changes' };
const any: readonly Move[] = ['comes', 'goes', 'changes'];
const movesOf: Readonly<Record<Outcome, readonly Move[]>> = {
  created: ['comes'],
  deleted: ['goes'],
  left: ['goes'],
  stays: ['goes'],
  changed: ['changes'],
  replaced: ['changes'],
  refused: any,
  blocked: any,
};

test('what becomes of an object fits whether it comes, goes or changes', () => {
  for (const [before, after] of pairs) {
    for (const change of planned(before, after).changes) expect(movesOf[change.outcome]).toContain(moveOf(change));
  }
});

test('what is blocked, or refused because of another object, comes to that by what does not happen either', () => {
  for (const [before, after] of pairs) {
    const { changes } = planned(before, after);
    const outcomes = new Map(changes.map((change) => [keyOf(subject(change)), change.outcome]));
    for (const { obstacle } of changes) {
      if (obstacle === undefined) continue;
      const { object, reason } = obstacle;
      // What is composed of a composite that is refused stays without a change of its own.
      const outcome = outcomes.get(keyOf(object)) ?? outcomes.get(keyOf(object.composite ?? object));
      expect([reason, outcome]).not.toEqual([reason, 'created']);
      if (reason !== 'taken') expect([reason, outcome]).not.toEqual([reason, 'deleted']);
    }
  }
});

test('the plan of the way back mirrors that of the way there', () => {
  const told = (change: Change, move: Move, isBack: boolean) => {
    const fields = change.fields.map(({ path, before, after }) =>
      JSON.stringify([pathText(path), ...(isBack ? [after, before] : [before, after]).map(canonical)]),
    );
    return [keyOf(subject(change)), move, ...fields.sort()].join(' ');
  };
  for (const [before, after] of pairs) {
    const there = planned(before, after).changes.map((change) => told(change, reversed[moveOf(change)], true));
    const back = planned(after, before).changes.map((change) => told(change, moveOf(change), false));
    expect(back.sort()).toEqual(there.sort());
  }
});

test('what differs between any two values, applied to the one, gives the other, and nothing differs from itself', () => {
  const value = fc.jsonValue({ maxDepth: 4 });
  const keyed = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), of: value }), { maxLength: 4 });
  const any = fc.oneof(value, keyed, fc.array(fc.nat(4), { maxLength: 5 })) as fc.Arbitrary<Json>;
  fc.assert(
    fc.property(any, any, (before, after) => {
      expect(valueChanges(before, JSON.parse(JSON.stringify(before)))).toEqual([]);
      expect(unordered(applied(before, valueChanges(before, after)))).toBe(unordered(after));
    }),
    { numRuns: 300, seed: 1 },
  );
});
