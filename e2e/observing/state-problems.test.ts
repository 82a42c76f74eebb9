import type { Turnover } from '../accounts/turnover';
import type { Resource, State } from './state';
import { stateProblems } from './state-problems';

const resource = (content = 'a: 1', identity = 'one', kindInAws?: string): Resource => ({
  content,
  identity,
  isComposed: false,
  ...(kindInAws !== undefined && { kindInAws }),
});
const state = (resources: Record<string, Resource>, turnover: Record<string, Turnover> = {}): State => ({
  resources: new Map(Object.entries(resources)),
  turnover: new Map(Object.entries(turnover)),
});
const kind = 'sqs Queue';
const queue = { 'AWS: dev: sqs Queue q': resource('tags', 'url', kind) };
const none = state({});
const there = (created: number, deleted: number) => state(queue, { [kind]: { created, deleted } });
const gone = (created: number, deleted: number) => state({}, { [kind]: { created, deleted } });

test('a state as expected, with nothing made or deleted more often than needed, is no problem', () => {
  expect(stateProblems({ before: none, after: there(1, 0), expected: there(1, 0) })).toEqual([]);
  expect(stateProblems({ before: there(1, 0), after: gone(1, 1), expected: none })).toEqual([]);
  expect(stateProblems({ before: gone(1, 1), after: there(2, 1), expected: there(1, 0) })).toEqual([]);
});

test('what is lost and what is new is reported', () => {
  const [expected, after] = [
    state({ kept: resource(), lost: resource() }),
    state({ kept: resource(), new: resource() }),
  ];
  expect(stateProblems({ before: none, after, expected })).toEqual(['lost: lost', 'new: new']);
});

test('the first line that differs is reported', () => {
  const [expected, after] = [state({ it: resource('a: 1\nb: 2\nc: 3') }), state({ it: resource('a: 1\nb: 4\nc: 5') })];
  expect(stateProblems({ before: none, after, expected })).toEqual(['changed: it: b: 4 instead of b: 2']);
});

test('what was deleted and made again is reported, even if it says the same', () => {
  const [before, after] = [state({ it: resource('a: 1', 'one') }), state({ it: resource('a: 1', 'two') })];
  expect(stateProblems({ before, after, expected: before })).toEqual(['deleted and made again: it: two, before one']);
});

test.each([
  ['made twice', none, there(2, 1), 'made 2 and deleted 1 times, for 1 that came and 0 that went'],
  ['deleted and made again', there(1, 0), there(2, 1), 'made 1 and deleted 1 times, for 0 that came and 0 that went'],
  [
    'made once more before it went',
    there(1, 0),
    gone(2, 2),
    'made 1 and deleted 2 times, for 0 that came and 1 that went',
  ],
  ['made, though it was not wanted', none, gone(1, 1), 'made 1 and deleted 1 times, for 0 that came and 0 that went'],
])('a resource in AWS that was %s is reported', (_, before, after, counts) => {
  expect(stateProblems({ before, after, expected: after })).toEqual([`turned over: ${kind}: ${counts}`]);
});
