import { join } from 'node:path';
import { readImportedSchemas } from '../../objects/imported-schemas';
import type { Json, JsonObject } from '../../objects/json';
import { celProblems, compileCel, rulesOf } from './cel';

const imported = readImportedSchemas(join(__dirname, '..', '..', 'imports', 'schemas'));

const withRule = (rule: string, schema: JsonObject = { type: 'object' }, more: JsonObject = {}): JsonObject => ({
  ...schema,
  'x-kubernetes-validations': [{ rule, message: 'broken', ...more }],
});
const integer = { type: 'integer' };

describe('CEL rules', () => {
  test('every rule of every imported schema compiles', () => {
    const rules = imported.flatMap(({ kind, schema }) => rulesOf(schema).map(({ rule }) => ({ kind, rule })));
    const refused = rules.flatMap(({ kind, rule }) => refusals(rule).map((why) => `${kind}: ${rule}: ${why}`));
    expect(refused).toEqual([]);
    expect(rules.length).toBeGreaterThan(10);
  });

  test.each([
    ['a syntax error', 'self.a ==', /./],
    ['a function that does not exist, even behind a short circuit', 'true || self.nonesuch()', /function nonesuch/],
    ['a variable that does not exist', 'true || other.a', /variable other/],
  ])('%s does not compile', (_what, rule, message) => {
    expect(() => compileCel(rule)).toThrow(message);
  });

  test.each<[string, JsonObject, Json, string[]]>([
    ['a rule that holds', withRule('has(self.a)'), { a: 1 }, []],
    ['a rule that is broken', withRule('has(self.a)'), {}, ['the object: broken']],
    ['a rule about numbers', withRule('self > 1', integer), 1, ['the object: broken']],
    ['a rule of a field', { properties: { a: withRule('self < 1', integer) } }, { a: 5 }, ['a: broken']],
    [
      'a rule of a field in a field',
      { properties: { a: { properties: { b: withRule('self < 1', integer) } } } },
      { a: { b: 5 } },
      ['a.b: broken'],
    ],
    ['a rule with an optional oldSelf', withRule('true', {}, { optionalOldSelf: true }), {}, ['optionalOldSelf']],
    ['an entry without a rule', { 'x-kubernetes-validations': [{ message: 'x' }] }, {}, []],
    ['a rule of a list item', { items: withRule('self < 1', integer) }, [0, 5], ['[1]: broken']],
    ['a rule of a map value', { additionalProperties: withRule('self < 1', integer) }, { x: 5 }, ['x: broken']],
    ['a rule of a field that is not there', { properties: { a: withRule('false') } }, {}, []],
    [
      'a message that is computed',
      withRule('false', {}, { messageExpression: "'no ' + self.a" }),
      { a: 'b' },
      ['no b'],
    ],
    ['a rule about changes', withRule('self == oldSelf'), {}, []],
    ['a rule that fails to evaluate', withRule('self.a == 1'), {}, ['rule not evaluated']],
    ['a rule that cannot be compiled', withRule('self.a('), {}, ['rule not evaluated']],
    [
      'a reserved word as a field',
      withRule('has(self.__namespace__)', { properties: { namespace: {} } }),
      {},
      ['broken'],
    ],
    ['a list function', withRule("self.all(x, x.startsWith('a'))", { type: 'array' }), ['b'], ['broken']],
    ['a string function', withRule('self == self.lowerAscii()', { type: 'string' }), 'A', ['broken']],
  ])('%s', (_what, schema, value, messages) => {
    expect(celProblems(schema, value)).toEqual(messages.map((message) => expect.stringContaining(message)));
  });
});

function refusals(rule: string): string[] {
  try {
    compileCel(rule);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
