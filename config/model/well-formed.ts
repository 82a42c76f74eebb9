import { z } from 'zod';
import { valueAt } from './shape';

/**
 * The fields of an object that are well formed, each by itself, with unknown ones at any depth passed over; of a record
 * each entry by itself. A field that nobody wrote and nobody has to write is there, as its default or as undefined; a
 * malformed one is not.
 */
export function wellFormedFields<S extends z.ZodObject>(schema: S, input: unknown): Partial<z.output<S>> {
  const unknown = (schema.safeParse(input).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  const known = without(input, unknown);
  const fields = Object.entries(schema.shape).flatMap(([key, field]) => {
    const value = valueAt(known, [key]);
    const inner = field instanceof z.ZodDefault ? field.unwrap() : field;
    if (inner instanceof z.ZodRecord) return [[key, wellFormedEntries(inner.valueType, value)]];
    const result = z.safeParse(field, value);
    return result.success ? [[key, result.data]] : [];
  });
  return Object.fromEntries(fields) as Partial<z.output<S>>;
}

/** The entries of a record that are well formed, each by itself; none where it is no record. */
export function wellFormedEntries<S extends z.core.$ZodType>(schema: S, input: unknown): Record<string, z.output<S>> {
  const keys = typeof input === 'object' && input !== null && !Array.isArray(input) ? Object.keys(input) : [];
  return wellFormedFields(z.object(Object.fromEntries(keys.map((key) => [key, schema]))), input) as Record<
    string,
    z.output<S>
  >;
}

function without(value: unknown, paths: readonly (readonly PropertyKey[])[]): unknown {
  if (paths.length === 0 || typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const here = paths.filter(([first]) => String(first) === key).map(([, ...rest]) => rest);
    return here.some((rest) => rest.length === 0) ? [] : [[key, without(inner, here)] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
