import { withDefaults } from './defaults';

describe('defaults', () => {
  const schema = {
    properties: {
      a: { default: 1 },
      b: { properties: { c: { default: 'x' } } },
      d: { default: {}, properties: { e: { default: true } } },
      list: { items: { properties: { f: { default: 2 } } } },
      map: { additionalProperties: { properties: { g: { default: 3 } } } },
    },
  };

  test('fill what is missing, also inside defaults, lists and maps', () => {
    expect(withDefaults(schema, { b: {}, list: [{}, { f: 9 }], map: { k: {} } })).toEqual({
      a: 1,
      b: { c: 'x' },
      d: { e: true },
      list: [{ f: 2 }, { f: 9 }],
      map: { k: { g: 3 } },
    });
  });

  test('keep what is given, and make no parent that is missing', () => {
    expect(withDefaults(schema, { a: 0, d: { e: false } })).toEqual({ a: 0, d: { e: false } });
  });
});
