import { isList, isObject, type Json } from '../../checks/json';

/** Keys and list positions from a value down to a place inside it. */
export type FieldPath = readonly (string | number)[];

/** Reads `a.b[0].c` and `a[key.with.dots]`, as Crossplane's field paths are written; throws for an unclosed bracket. */
export function parseFieldPath(text: string): FieldPath {
  const path: (string | number)[] = [];
  const part = /([^.[\]]+)|\[([^\]]*)\]/y;
  while (part.lastIndex < text.length) {
    if (text[part.lastIndex] === '.') part.lastIndex += 1;
    const found = part.exec(text);
    if (found === null) throw new Error(`no field path (${text})`);
    const [, key, bracket = ''] = found;
    path.push(key ?? (/^\d+$/.test(bracket) ? Number(bracket) : bracket));
  }
  return path;
}

/** The value at a path, or undefined where there is none. */
export function valueAt(value: Json | undefined, path: FieldPath): Json | undefined {
  return path.reduce<Json | undefined>((inner, key) => {
    if (typeof key === 'number') return isList(inner) ? inner[key] : undefined;
    return isObject(inner) ? inner[key] : undefined;
  }, value);
}

/** The value with another one at a path; objects and lists on the way are made where they are missing. */
export function withValueAt(value: Json | undefined, path: FieldPath, set: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return set;
  if (typeof key === 'string') {
    const object = isObject(value) ? value : {};
    return { ...object, [key]: withValueAt(object[key], rest, set) };
  }
  const list: Json[] = isList(value) ? [...value] : [];
  // A list has no holes in JSON.
  while (list.length < key) list.push(null);
  list[key] = withValueAt(list[key], rest, set);
  return list;
}
