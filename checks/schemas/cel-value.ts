import type { CelInput } from '@bufbuild/cel';
import { isList, isObject, type Json, type JsonObject } from '../../objects/json';

// Formats whose strings CEL reads as timestamps or durations.
const typedFormats = new Set(['date', 'date-time', 'duration']);

/**
 * A value as CEL sees it under its schema: integers are integers, and declared fields carry escaped names. Throws for
 * a string that CEL would read as a timestamp or duration.
 *
 * Source: Kubernetes documentation, "Validation rules", type mapping and escaping of property names.
 */
export function toCel(schema: Json | undefined, value: Json): CelInput {
  const declared = isObject(schema) ? schema : {};
  if (isList(value)) return value.map((item) => toCel(declared.items, item));
  if (isObject(value)) return toCelMap(declared, value);
  if (typeof value === 'number') return Number.isInteger(value) && declared.type !== 'number' ? BigInt(value) : value;
  if (typeof value === 'string' && declared.format === 'byte') return Buffer.from(value, 'base64');
  if (typeof value === 'string' && typeof declared.format === 'string' && typedFormats.has(declared.format)) {
    throw new Error(`format ${declared.format} is not supported in CEL rules`);
  }
  return value;
}

function toCelMap(schema: JsonObject, value: JsonObject): CelInput {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const entries = Object.entries(value).flatMap(([name, inner]): [string, CelInput][] => {
    if (inner === undefined) return [];
    const property = properties[name];
    const key = property === undefined ? name : escaped(name);
    return [[key, toCel(property ?? schema.additionalProperties, inner)]];
  });
  return Object.fromEntries(entries);
}

const reserved = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

function escaped(name: string): string {
  if (reserved.has(name)) return `__${name}__`;
  return name
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}
