import { matchesWildcard } from './wildcard';

test.each([
  ['everything', '*', 'any/text', true],
  ['nothing, too', 'a*', 'a', true],
  ['text in the middle', 'a*c*e', 'abcde', true],
  ['no other end', 'a*', 'ba', false],
  ['no other beginning', '*a', 'ab', false],
])('a pattern matches %s', (_what, pattern, text, expected) => {
  expect(matchesWildcard(pattern, text)).toBe(expected);
});

test('everything but the wildcard stands for itself', () => {
  for (const sign of '\\^$.|?+()[]{}') {
    expect([matchesWildcard(`a${sign}c`, `a${sign}c`), matchesWildcard(`a${sign}c`, 'abc')]).toEqual([true, false]);
  }
});

test('a wildcard stops where it is told to', () => {
  expect([matchesWildcard('a/*', 'a/b', '[^/]*'), matchesWildcard('a/*', 'a/b/c', '[^/]*')]).toEqual([true, false]);
});
