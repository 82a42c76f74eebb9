import { isList, isObject, type Json, type JsonObject } from '../../../objects/json';

/** An object, or an empty one in place of anything else. */
export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** A list of texts; the default in place of anything else. */
export function textsOf(value: Json | undefined, otherwise: readonly string[] = []): readonly string[] {
  return isList(value) && value.length > 0 ? value.map(String) : otherwise;
}

/** Tags as a request gives them. */
export function tagsIn(body: JsonObject): Map<string, string> {
  return new Map(Object.entries(objectOf(body.tags)).map(([key, value]) => [key, String(value)]));
}
