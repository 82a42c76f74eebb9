import { mergePatch } from './merge-patch';

test('a patch has what changed, and null for what went', () => {
  const patch = mergePatch({ a: 1, b: { c: 1, d: 2 }, e: [1] }, { b: { c: 1, d: 3 }, e: [2] });
  expect(patch).toEqual({ a: null, b: { d: 3 }, e: [2] });
});

test('the order of keys is no change', () => {
  expect(mergePatch({ a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] })).toBeUndefined();
});
