import { type Json, type JsonObject, parsedObject } from '../../../objects/json';

/** The fields of an answer of AWS that say what a resource is; policies in them are read, so that their spaces do not count. */
export function contentOf(answer: JsonObject | object, fields: readonly string[]): JsonObject {
  const all: Readonly<Record<string, unknown>> = { ...answer };
  return Object.fromEntries(
    fields.filter((field) => all[field] !== undefined).map((field) => [field, readable(all[field] as Json)]),
  );
}

function readable(value: Json): Json {
  return typeof value === 'string' ? (parsedObject(value) ?? value) : value;
}
