import type { Json, JsonObject } from '../../objects/json';
import { doubleField, lengthField, readFields, varintField } from './wire';

// Field numbers of google/protobuf/struct.proto.
const entryFields = { key: 1, value: 2 };
const valueFields = { null: 1, number: 2, string: 3, boolean: 4, struct: 5, list: 6 };

function encodeValue(value: Json): Buffer {
  if (value === null) return varintField(valueFields.null, 0);
  if (typeof value === 'number') return doubleField(valueFields.number, value);
  if (typeof value === 'string') return lengthField(valueFields.string, value);
  if (typeof value === 'boolean') return varintField(valueFields.boolean, value ? 1 : 0);
  if (isList(value)) {
    return lengthField(valueFields.list, Buffer.concat(value.map((item) => lengthField(1, encodeValue(item)))));
  }
  return lengthField(valueFields.struct, encodeStruct(value));
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function decodeValue(message: Buffer): Json {
  const [found] = readFields(message);
  if (found === undefined || found.field === valueFields.null) return null;
  if (found.field === valueFields.number) return found.bytes.readDoubleLE();
  if (found.field === valueFields.string) return found.bytes.toString('utf8');
  if (found.field === valueFields.boolean) return found.number !== 0;
  if (found.field === valueFields.struct) return decodeStruct(found.bytes);
  return readFields(found.bytes).map(({ bytes }) => decodeValue(bytes));
}

function decodeEntry(message: Buffer): [string, Json] {
  const fields = readFields(message);
  const key = fields.find(({ field }) => field === entryFields.key)?.bytes.toString('utf8') ?? '';
  const value = fields.find(({ field }) => field === entryFields.value)?.bytes;
  return [key, value === undefined ? null : decodeValue(value)];
}

/** An object as the bytes of a google.protobuf.Struct. */
export function encodeStruct(object: JsonObject): Buffer {
  const entries = Object.entries(object).map(([key, value]) =>
    lengthField(
      1,
      Buffer.concat([lengthField(entryFields.key, key), lengthField(entryFields.value, encodeValue(value ?? null))]),
    ),
  );
  return Buffer.concat(entries);
}

/** The object in the bytes of a google.protobuf.Struct; throws RangeError for any other bytes. */
export function decodeStruct(message: Buffer): JsonObject {
  return Object.fromEntries(readFields(message).map(({ bytes }) => decodeEntry(bytes)));
}
