import type { Json, JsonObject } from '../../objects/json';
import { doubleField, lengthField, readFields, varintField } from './wire';

// Field numbers of google/protobuf/struct.proto.
const ENTRY = { key: 1, value: 2 };
const VALUE = { null: 1, number: 2, string: 3, boolean: 4, struct: 5, list: 6 };

function encodeValue(value: Json): Buffer {
  if (value === null) return varintField(VALUE.null, 0);
  if (typeof value === 'number') return doubleField(VALUE.number, value);
  if (typeof value === 'string') return lengthField(VALUE.string, value);
  if (typeof value === 'boolean') return varintField(VALUE.boolean, value ? 1 : 0);
  if (isList(value)) {
    return lengthField(VALUE.list, Buffer.concat(value.map((item) => lengthField(1, encodeValue(item)))));
  }
  return lengthField(VALUE.struct, encodeStruct(value));
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function decodeValue(message: Buffer): Json {
  const [found] = readFields(message);
  if (found === undefined || found.field === VALUE.null) return null;
  if (found.field === VALUE.number) return found.bytes.readDoubleLE();
  if (found.field === VALUE.string) return found.bytes.toString('utf8');
  if (found.field === VALUE.boolean) return found.number !== 0;
  if (found.field === VALUE.struct) return decodeStruct(found.bytes);
  return readFields(found.bytes).map(({ bytes }) => decodeValue(bytes));
}

function decodeEntry(message: Buffer): [string, Json] {
  const fields = readFields(message);
  const key = fields.find(({ field }) => field === ENTRY.key)?.bytes.toString('utf8') ?? '';
  const value = fields.find(({ field }) => field === ENTRY.value)?.bytes;
  return [key, value === undefined ? null : decodeValue(value)];
}

/** An object as the bytes of a google.protobuf.Struct. */
export function encodeStruct(object: JsonObject): Buffer {
  const entries = Object.entries(object).map(([key, value]) =>
    lengthField(1, Buffer.concat([lengthField(ENTRY.key, key), lengthField(ENTRY.value, encodeValue(value ?? null))])),
  );
  return Buffer.concat(entries);
}

/** The object in the bytes of a google.protobuf.Struct; throws RangeError where they are none. */
export function decodeStruct(message: Buffer): JsonObject {
  return Object.fromEntries(readFields(message).map(({ bytes }) => decodeEntry(bytes)));
}
