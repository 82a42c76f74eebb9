import { compactSchema } from './compact-schema';

test('a schema loses its prose at every level that holds a schema', () => {
  const text = { description: 'prose', type: 'string' };
  const compact = compactSchema({
    description: 'prose',
    properties: { a: text, b: { items: text, type: 'array' }, c: { additionalProperties: text, type: 'object' } },
    allOf: [text],
    not: text,
  });
  expect(JSON.stringify(compact)).not.toContain('prose');
});

test('properties named like schema keywords stay', () => {
  const text = { type: 'string' };
  const names = { description: text, items: text, properties: { properties: { description: text }, type: 'object' } };
  expect(compactSchema({ properties: names, type: 'object' })).toEqual({ properties: names, type: 'object' });
});

test('defaults, enums and x-kubernetes keywords are data and stay as they are', () => {
  const schema = {
    default: { description: 'kept', items: { description: 'kept' } },
    enum: ['b', 'a'],
    'x-kubernetes-preserve-unknown-fields': true,
    'x-kubernetes-validations': [{ rule: 'has(self.description)', message: 'kept', description: 'kept' }],
  };
  expect(compactSchema(schema)).toEqual(schema);
});

test('the order of keys in the CRD does not change the bytes', () => {
  const one = { type: 'object', properties: { b: { type: 'string', default: { y: 1, x: 2 } }, a: {} } };
  const other = { properties: { a: {}, b: { default: { x: 2, y: 1 }, type: 'string' } }, type: 'object' };
  expect(JSON.stringify(compactSchema(one))).toBe(JSON.stringify(compactSchema(other)));
});
