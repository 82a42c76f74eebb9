import { brokenTransitions } from './transitions';

const fixed = [{ rule: 'self == oldSelf', message: 'cannot be changed' }];
const schema = {
  type: 'object',
  properties: {
    region: { type: 'string', 'x-kubernetes-validations': fixed },
    size: { type: 'integer', 'x-kubernetes-validations': [{ rule: 'self >= oldSelf' }, { rule: 'self > 0' }] },
    rules: {
      type: 'array',
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['name'],
      items: { type: 'object', properties: { name: { type: 'string' }, port: { 'x-kubernetes-validations': fixed } } },
    },
    others: { type: 'array', items: { type: 'string', 'x-kubernetes-validations': fixed } },
    tags: { type: 'object', additionalProperties: { type: 'string', 'x-kubernetes-validations': fixed } },
  },
};

test.each([
  ['nothing', { region: 'a', size: 1 }, { region: 'a', size: 2 }, []],
  ['a field', { region: 'a' }, { region: 'b' }, [{ path: 'region', message: 'cannot be changed' }]],
  ['a rule without a message', { size: 2 }, { size: 1 }, [{ path: 'size', message: 'self >= oldSelf' }]],
  ['a field that is new or goes', { region: 'a' }, { size: 1 }, []],
  [
    'an item of a list with keys, wherever it stands',
    {
      rules: [
        { name: 'x', port: 1 },
        { name: 'y', port: 2 },
      ],
    },
    {
      rules: [
        { name: 'y', port: 3 },
        { name: 'x', port: 1 },
        { name: 'z', port: 4 },
      ],
    },
    [{ path: 'rules[y].port', message: 'cannot be changed' }],
  ],
  ['an item of a list without keys', { others: ['a'] }, { others: ['b'] }, []],
  ['a value of a map', { tags: { a: '1' } }, { tags: { a: '2' } }, [{ path: 'tags.a', message: 'cannot be changed' }]],
])('what an update breaks is %s', (_what, before, after, broken) => {
  expect(brokenTransitions(schema, before, after)).toEqual(broken);
});

test('a rule that cannot be evaluated is an error', () => {
  const odd = { 'x-kubernetes-validations': [{ rule: 'self.isQuantity() == oldSelf' }] };
  expect(() => brokenTransitions(odd, 'a', 'b')).toThrow('not known to the CEL evaluator (function isQuantity)');
});
