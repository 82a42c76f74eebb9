import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Json, JsonObject } from '../../objects/json';
import { toJsonSchema } from './structural-schema';

const specOf = (spec: JsonObject): JsonObject => ({ type: 'object', properties: { spec } });
const body = (spec: Json): JsonObject => ({ apiVersion: 'v1', kind: 'K', metadata: { name: 'k' }, spec });

const ajv = new Ajv({ strictTypes: false, strictRequired: false });
addFormats(ajv);
ajv.addKeyword('listMapKeys');
const accepts = (spec: JsonObject, value: Json) => ajv.validate(toJsonSchema(specOf(spec)), body(value));

const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const text = { type: 'string' };

describe('a structural schema as JSON Schema', () => {
  test.each<[string, JsonObject, Json, Json]>([
    ['refuses unknown fields', { type: 'object', properties: { a: text } }, { a: 'x' }, { b: 'x' }],
    ['refuses any field of an object that declares none', { type: 'object' }, {}, { a: 1 }],
    ['lets an object keep unknown fields that says so', { ...open, properties: { a: text } }, { b: 1 }, { a: 1 }],
    ['types the values of a map', { type: 'object', additionalProperties: text }, { any: 'x' }, { any: 1 }],
    ['closes objects inside lists', { type: 'array', items: { type: 'object' } }, [{}], [{ a: 1 }]],
    ['lets null in only where the schema is nullable', { type: 'object', nullable: true }, null, 'x'],
    ['keeps a nullable object closed', { type: 'object', nullable: true }, {}, { a: 1 }],
    ['takes integers and strings for int-or-string', { 'x-kubernetes-int-or-string': true }, '1', 1.5],
    ['refuses duplicates in a set', { type: 'array', items: text, 'x-kubernetes-list-type': 'set' }, ['a'], ['a', 'a']],
    ['knows exclusive bounds', { type: 'integer', minimum: 1, exclusiveMinimum: true }, 2, 1],
    ['knows exclusive upper bounds', { type: 'integer', maximum: 9, exclusiveMaximum: true }, 8, 9],
    ['includes bounds that are not exclusive', { type: 'integer', minimum: 1, maximum: 9 }, 9, 10],
    ['includes bounds that say they do', { type: 'integer', maximum: 9, exclusiveMaximum: false }, 9, 10],
    ['keeps enums', { type: 'string', enum: ['a'] }, 'a', 'b'],
    ['does not close branches of oneOf', { ...open, oneOf: [{ required: ['a'] }] }, { a: 1, b: 1 }, { b: 1 }],
    [
      'wants identity of an embedded resource',
      { ...open, 'x-kubernetes-embedded-resource': true },
      { apiVersion: 'v1', kind: 'K', any: 1 },
      { kind: 'K' },
    ],
  ])('%s', (_what, schema, right, wrong) => {
    expect([accepts(schema, right), accepts(schema, wrong)]).toEqual([true, false]);
  });

  test('refuses unknown fields of metadata and a status', () => {
    const validate = ajv.compile(toJsonSchema({ type: 'object', properties: { status: { type: 'object' } } }));
    const { spec: _spec, ...object } = body({});
    expect(validate(object)).toBe(true);
    expect(validate({ ...object, metadata: { name: 'k', label: {} } })).toBe(false);
    expect(validate({ ...object, status: {} })).toBe(false);
  });

  test('holds an object schema once, however often the kind repeats it', () => {
    const point = { type: 'object', properties: { x: { type: 'integer', maximum: 7 } } };
    const schema = toJsonSchema(specOf({ type: 'object', properties: { from: point, to: point } }));
    expect(JSON.stringify(schema).split('"maximum":7')).toHaveLength(2);
    expect(ajv.validate(schema, body({ from: { x: 1 }, to: { x: 2 } }))).toBe(true);
    expect(ajv.validate(schema, body({ from: { x: 1 }, to: { x: 'far' } }))).toBe(false);
  });

  test('a keyword nobody taught it is an error, not ignored', () => {
    expect(() => toJsonSchema(specOf({ type: 'string', 'x-kubernetes-new': 1 }))).toThrow(/x-kubernetes-new/);
  });
});
