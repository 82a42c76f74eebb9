import { z } from 'zod';
import { optionFor, valueAt } from './shape';

/**
 * The well-formed fields of an object, each judged by itself, and in a record each entry; unknown fields are left out at
 * any depth. An optional field that nobody wrote has its default or undefined; a malformed field is not there at all.
 */
export function wellFormedFields<S extends z.ZodObject>(schema: S, input: unknown): Partial<z.output<S>> {
  const known = without(input, unknownFields(schema, input));
  const fields = Object.entries(schema.shape).flatMap(([key, field]) => wellFormed(key, field, valueAt(known, [key])));
  return Object.fromEntries(fields) as Partial<z.output<S>>;
}

/** The well-formed entries of a record, each judged by itself; none where it is no record. */
export function wellFormedEntries<S extends z.core.$ZodType>(schema: S, input: unknown): Record<string, z.output<S>> {
  const entries = typeof input === 'object' && input !== null && !Array.isArray(input) ? Object.entries(input) : [];
  const fields = entries.flatMap(([key, value]) =>
    wellFormed(key, schema, without(value, unknownFields(schema, value))),
  );
  return Object.fromEntries(fields) as Record<string, z.output<S>>;
}

/** A field's name and value; nothing where the value is malformed. */
function wellFormed(key: string, field: z.core.$ZodType, value: unknown): [string, unknown][] {
  const inner = optionFor(field instanceof z.ZodDefault ? field.unwrap() : field, value);
  if (inner instanceof z.ZodRecord) return [[key, wellFormedEntries(inner.valueType, value)]];
  const result = z.safeParse(field, value);
  return result.success ? [[key, result.data]] : [];
}

function unknownFields(schema: z.core.$ZodType, input: unknown): PropertyKey[][] {
  return (z.safeParse(schema, input).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
}

function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const here = paths.filter(([first]) => String(first) === key).map(([, ...rest]) => rest);
    return here.some((rest) => rest.length === 0) ? [] : [[key, without(inner, here)] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
