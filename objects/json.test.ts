import { at, listAt, parsedObject, places, stringAt, stringsAt } from './json';

describe('JSON', () => {
  const value = { a: { b: 'x', list: [1, { c: 2 }] } };

  test('is reached by keys, and what is not there is nothing', () => {
    expect([at(value, 'a', 'b'), at(value, 'a', 'b', 'c'), at(value, 'z', 'b')]).toEqual(['x', undefined, undefined]);
    expect([stringAt(value, 'a', 'b'), stringAt(value, 'a')]).toEqual(['x', undefined]);
  });

  test('is read as strings by their keys, and what is no string is left out', () => {
    const labels = { metadata: { labels: { app: 'web', tier: 1 } } };
    expect([stringsAt(labels, 'metadata', 'labels'), stringsAt(labels, 'spec')]).toEqual([{ app: 'web' }, {}]);
  });

  test('is read as a list when it is one, alone, or missing', () => {
    expect([listAt(value, 'a', 'list'), listAt(value, 'a', 'b'), listAt(value, 'z')]).toEqual([
      [1, { c: 2 }],
      ['x'],
      [],
    ]);
  });

  test('is walked place by place', () => {
    expect(places(value).map(({ path, key }) => `${path} ${key}`)).toEqual([
      ' ',
      'a a',
      'a.b b',
      'a.list list',
      'a.list[] ',
      'a.list[] ',
      'a.list[].c c',
    ]);
  });

  test('is an object or not', () => {
    expect([parsedObject('{"a":1}'), parsedObject('[1]'), parsedObject('"a"'), parsedObject('{')]).toEqual([
      { a: 1 },
      undefined,
      undefined,
      undefined,
    ]);
  });
});
