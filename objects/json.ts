/** A value that JSON and the JSON subset of YAML can express. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Tells a JSON object from lists, scalars and nothing. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells a JSON list from everything else; `Array.isArray` alone loses the type of readonly lists. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value under nested keys, or undefined where one of them is missing. */
export function at(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
}

/** The string under nested keys, or undefined where there is none or it is no string. */
export function stringAt(value: Json | undefined, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The list under nested keys, a lone value as a list of one, and nothing as the empty list. */
export function listAt(value: Json | undefined, ...keys: readonly string[]): readonly Json[] {
  const found = at(value, ...keys);
  if (found === undefined) return [];
  return isList(found) ? found : [found];
}

/** The strings in the object under nested keys, by their own; empty where there is no object. */
export function stringsAt(value: Json | undefined, ...keys: readonly string[]): Readonly<Record<string, string>> {
  const found = at(value, ...keys);
  const strings = Object.entries(isObject(found) ? found : {}).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[key, inner] as const] : [],
  );
  return Object.fromEntries(strings);
}

/** One place inside a JSON value. */
export interface Place {
  /** Dotted keys, with `[]` for an item of a list. */
  readonly path: string;
  /** The last key, or '' for an item of a list. */
  readonly key: string;
  readonly value: Json;
}

/** Every place inside a value that itself is at a path, parents before their children. */
export function places(value: Json | undefined, path = ''): Place[] {
  const found: Place[] = [];
  if (value !== undefined) collect(value, path, '', found);
  return found;
}

/** Into one list, since all of `dist/` is walked by many checks. */
function collect(value: Json, path: string, key: string, found: Place[]): void {
  found.push({ path, key, value });
  if (isList(value)) {
    for (const item of value) collect(item, `${path}[]`, '', found);
  } else if (isObject(value)) {
    for (const [name, field] of Object.entries(value)) {
      if (field !== undefined) collect(field, path === '' ? name : `${path}.${name}`, name, found);
    }
  }
}

/** The JSON object that a text holds, or undefined for any other text. */
export function parsedObject(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    // A SyntaxError is all that JSON.parse throws, and callers say what is wrong where.
    return undefined;
  }
}
