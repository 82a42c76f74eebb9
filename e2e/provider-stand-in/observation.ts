import { at, isList, isObject, type Json, type JsonObject } from '../../checks/json';
import { type RunTimeContext, runTimeValues } from './run-time-values';
import type { ServedKind } from './served-kind';

/**
 * `status.atProvider` of a managed resource whose external resource is as `spec` wants it: what the schema of the status
 * has of initProvider and forProvider, the ids, and the values that only AWS knows.
 */
export function observation(
  { name, atProvider }: Pick<ServedKind, 'name' | 'atProvider'>,
  spec: JsonObject,
  context: RunTimeContext,
): JsonObject {
  const [initial, wanted] = [at(spec, 'initProvider'), at(spec, 'forProvider')];
  const ids = { id: context.id, arn: context.arn, tagsAll: at(wanted, 'tags') };
  const layers = [initial, wanted, ids, runTimeValues(name, context)].filter(isObject);
  const all = layers.reduce<JsonObject>(merged, {});
  const known = keptBySchema(atProvider, all);
  return isObject(known) ? known : {};
}

function merged(under: JsonObject, over: JsonObject): JsonObject {
  const result: Record<string, Json | undefined> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = result[key];
    if (value !== undefined) result[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}

/** The part of a value that a schema has a place for; references and secrets have none in a status. */
function keptBySchema(schema: Json | undefined, value: Json): Json | undefined {
  if (isList(value)) {
    if (at(schema, 'type') !== 'array') return undefined;
    return value.map((item) => keptBySchema(at(schema, 'items'), item)).filter((item) => item !== undefined);
  }
  if (!isObject(value)) return at(schema, 'type') === 'array' || at(schema, 'type') === 'object' ? undefined : value;
  const [properties, others] = [at(schema, 'properties'), at(schema, 'additionalProperties')];
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const innerSchema = at(properties, key) ?? others;
    const kept = innerSchema === undefined || inner === undefined ? undefined : keptBySchema(innerSchema, inner);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return at(schema, 'type') === 'object' ? Object.fromEntries(entries) : undefined;
}
