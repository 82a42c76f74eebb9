import { parseFieldPath, valueAt, withValueAt } from './field-path';

test('keys, positions and keys in brackets are read', () => {
  expect(parseFieldPath('a.b[0].c')).toEqual(['a', 'b', 0, 'c']);
  expect(parseFieldPath('metadata.annotations[a.b/c]')).toEqual(['metadata', 'annotations', 'a.b/c']);
  expect(() => parseFieldPath('a[0')).toThrow('no field path (a[0)');
});

test('a value is found where the path leads, and nowhere else', () => {
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
  expect(valueAt({ a: [{ b: 1 }] }, ['a', 1, 'b'])).toBeUndefined();
  expect(valueAt({ a: { 0: 1 } }, ['a', 0])).toBeUndefined();
});

test('a value is set, with what is missing on the way, and the original stays', () => {
  const original = { a: { x: 1 } };
  expect(withValueAt(original, ['a', 'ids', 1], 'two')).toEqual({ a: { x: 1, ids: [null, 'two'] } });
  expect(original).toEqual({ a: { x: 1 } });
});
