import type { CelInput } from '@bufbuild/cel';
import type { Json, JsonObject } from '../../objects/json';
import { toCel } from './cel-value';

describe('a value for CEL', () => {
  test.each<[string, JsonObject, Json, CelInput]>([
    ['an integer is an int', { type: 'integer' }, 5, 5n],
    ['a whole number of a number field is a double', { type: 'number' }, 5, 5],
    ['a whole number of int-or-string is an int', { 'x-kubernetes-int-or-string': true }, 5, 5n],
    ['a fraction is a double', { type: 'number' }, 0.5, 0.5],
    ['text is text, whatever its pattern format', { type: 'string', format: 'uri' }, 'x', 'x'],
    ['base64 is bytes', { type: 'string', format: 'byte' }, 'YQ==', Buffer.from('a')],
    ['list items follow the schema of items', { items: { type: 'number' } }, [1], [1]],
    [
      'declared fields follow their own schema',
      { properties: { a: { type: 'number' } } },
      { a: 1, b: 1 },
      { a: 1, b: 1n },
    ],
    ['map values follow theirs', { additionalProperties: { type: 'number' } }, { a: 1 }, { a: 1 }],
    [
      'declared reserved words are escaped',
      { properties: { in: {}, true: {} } },
      { in: 'x', true: 'y' },
      { __in__: 'x', __true__: 'y' },
    ],
    [
      'declared punctuation is escaped',
      { properties: { 'a-b.c/d__e': {} } },
      { 'a-b.c/d__e': 'x' },
      { a__dash__b__dot__c__slash__d__underscores__e: 'x' },
    ],
    [
      'keys of a map are not escaped',
      { additionalProperties: {} },
      { 'in-x': 'y', false: 'z' },
      { 'in-x': 'y', false: 'z' },
    ],
  ])('%s', (_what, schema, value, expected) => {
    expect(toCel(schema, value)).toEqual(expected);
  });

  test('is refused where CEL would not read text as text', () => {
    expect(() => toCel({ type: 'string', format: 'date-time' }, '2026-01-01T00:00:00Z')).toThrow(/format date-time/);
    expect(toCel({ type: 'integer', format: 'int64' }, 5)).toBe(5n);
  });
});
