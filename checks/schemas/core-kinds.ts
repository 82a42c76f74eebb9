import core from '../../imports/core-kinds.json';
import type { KindSchema } from '../../objects/imported-schemas';
import { isList, isObject, type JsonObject } from '../../objects/json';
import { coreRules } from './core-rules';

const published: Readonly<Record<string, JsonObject>> = core.definitions;
const rules: Readonly<Record<string, JsonObject | undefined>> = coreRules;

/**
 * Structural schemas of the kinds that are built into Kubernetes, as it publishes them, plus what it requires in code.
 */
export const coreKinds: readonly KindSchema[] = core.kinds.map(({ definition, ...kind }) => ({
  ...kind,
  schema: definitionOf(definition),
}));

/** Structural schema of the `metadata` of every object. */
export const objectMeta = definitionOf('apis.meta.v1.ObjectMeta');

function definitionOf(name: string): JsonObject {
  const definition = published[name];
  if (definition !== undefined) return merged(inlined(definition), rules[name] ?? {});
  throw new Error(`imports/core-kinds.json: no such definition (${name}) — run npm run import`);
}

function inlined(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string'
      ? Object.entries(definitionOf(value))
      : [[key, isObject(value) ? inlined(value) : value] as const],
  );
  return Object.fromEntries(entries);
}

function merged(schema: JsonObject, more: JsonObject): JsonObject {
  const entries = Object.entries(more).map(([key, value]) => {
    const known = schema[key];
    if (isList(known) && isList(value)) return [key, [...known, ...value]];
    return [key, isObject(known) && isObject(value) ? merged(known, value) : value];
  });
  return { ...schema, ...Object.fromEntries(entries) };
}
