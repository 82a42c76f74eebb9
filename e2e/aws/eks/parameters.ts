import { isList, isObject, type Json, type JsonObject } from '../../../objects/json';

/** The value if it is an object, or else an empty object. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The value as texts if it is a list that is not empty, or else the default. */
export function textsOf(value: Json | undefined, otherwise: readonly string[] = []): readonly string[] {
  return isList(value) && value.length > 0 ? value.map(String) : otherwise;
}

/** The tags in a request. */
export function tagsIn(body: JsonObject): Map<string, string> {
  return new Map(Object.entries(objectOf(body.tags)).map(([key, value]) => [key, String(value)]));
}
