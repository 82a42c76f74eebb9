import type { Turnover } from '../accounts/turnover';
import type { State, Thing } from './state';
import { stateProblems } from './state-problems';

const thing = (content = 'a: 1', identity = 'one', kindInAws?: string): Thing => ({
  content,
  identity,
  isComposed: false,
  ...(kindInAws !== undefined && { kindInAws }),
});
const state = (things: Record<string, Thing>, turnover: Record<string, Turnover> = {}): State => ({
  things: new Map(Object.entries(things)),
  turnover: new Map(Object.entries(turnover)),
});
const kind = 'sqs Queue';
const queue = { 'AWS: dev: sqs Queue q': thing('tags', 'url', kind) };
const none = state({});
const there = (created: number, deleted: number) => state(queue, { [kind]: { created, deleted } });
const gone = (created: number, deleted: number) => state({}, { [kind]: { created, deleted } });

test('what is as expected, and was made and deleted as often as it had to be, is no problem', () => {
  expect(stateProblems({ before: none, after: there(1, 0), expected: there(1, 0) })).toEqual([]);
  expect(stateProblems({ before: there(1, 0), after: gone(1, 1), expected: none })).toEqual([]);
  expect(stateProblems({ before: gone(1, 1), after: there(2, 1), expected: there(1, 0) })).toEqual([]);
});

test('what is lost and what is new is told', () => {
  const [expected, after] = [state({ kept: thing(), lost: thing() }), state({ kept: thing(), new: thing() })];
  expect(stateProblems({ before: none, after, expected })).toEqual(['lost: lost', 'new: new']);
});

test('the first line that says something else is told', () => {
  const [expected, after] = [state({ it: thing('a: 1\nb: 2\nc: 3') }), state({ it: thing('a: 1\nb: 4\nc: 5') })];
  expect(stateProblems({ before: none, after, expected })).toEqual(['changed: it: b: 4 instead of b: 2']);
});

test('what was deleted and made anew is told, though it says the same', () => {
  const [before, after] = [state({ it: thing('a: 1', 'one') }), state({ it: thing('a: 1', 'two') })];
  expect(stateProblems({ before, after, expected: before })).toEqual(['deleted and made anew: it: two, before one']);
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
  [
    'made, though it was not to be there',
    none,
    gone(1, 1),
    'made 1 and deleted 1 times, for 0 that came and 0 that went',
  ],
])('a resource in AWS that was %s is told', (_, before, after, told) => {
  expect(stateProblems({ before, after, expected: after })).toEqual([`turned over: ${kind}: ${told}`]);
});
