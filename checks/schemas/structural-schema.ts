import { createHash } from 'node:crypto';
import { isList, isObject, type Json, type JsonObject } from '../../objects/json';
import { objectMeta } from './core-kinds';

// Keywords that mean the same in a structural schema and in JSON Schema.
const same = new Set([
  'enum',
  'format',
  'maxItems',
  'maxLength',
  'maxProperties',
  'maximum',
  'minItems',
  'minLength',
  'minProperties',
  'minimum',
  'multipleOf',
  'pattern',
  'required',
  'uniqueItems',
]);

// Keywords that are handled elsewhere (defaults, CEL) or say how fields are merged, not what is valid.
const elsewhere = new Set([
  'default',
  'description',
  'example',
  'externalDocs',
  'title',
  'x-kubernetes-map-type',
  'x-kubernetes-validations',
]);

// Keywords that `toJsonSchema` reads together with others.
const combined = new Set([
  'additionalProperties',
  'allOf',
  'anyOf',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'items',
  'not',
  'nullable',
  'oneOf',
  'properties',
  'type',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-int-or-string',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-list-type',
  'x-kubernetes-preserve-unknown-fields',
]);

const text = { type: 'string' };

/**
 * JSON Schema (with the keyword `listMapKeys`) that accepts what an API server with strict field validation accepts
 * for a custom resource's structural schema; throws for a schema keyword it does not know.
 *
 * Source: Kubernetes documentation, "Extend the Kubernetes API with CustomResourceDefinitions", structural schemas.
 */
export function toJsonSchema(kindSchema: JsonObject): JsonObject {
  const { properties } = kindSchema;
  // Only controllers write status, so an object in Git that carries one has an unknown field.
  const { status: _status, ...declared } = isObject(properties) ? properties : {};
  const $defs: Definitions = {};
  return { ...closed({ ...kindSchema, 'x-kubernetes-embedded-resource': true, properties: declared }, $defs), $defs };
}

/** The object schemas of one kind, by their digest. */
type Definitions = Record<string, JsonObject>;

/** An object schema closes itself against unknown fields; the branches of anyOf and the like never do. */
function closed(schema: JsonObject, $defs: Definitions): JsonObject {
  const constrained = constraints(schema, (inner) => closed(inner, $defs));
  const converted = schema.type === 'object' ? once(closedObject(schema, constrained, $defs), $defs) : constrained;
  return schema.nullable === true ? { anyOf: [{ type: 'null' }, converted] } : converted;
}

/** An ApplicationSet has the same few object schemas more than a thousand times; compiling each again takes seconds. */
function once(schema: JsonObject, $defs: Definitions): JsonObject {
  const digest = createHash('sha256').update(JSON.stringify(schema)).digest('hex');
  $defs[digest] = schema;
  return { $ref: `#/$defs/${digest}` };
}

function closedObject(schema: JsonObject, converted: JsonObject, $defs: Definitions): JsonObject {
  const embedded = schema['x-kubernetes-embedded-resource'] === true;
  const properties = {
    ...(isObject(converted.properties) ? converted.properties : {}),
    ...(embedded ? identityOf(schema, $defs) : {}),
  };
  const required = [...(isList(schema.required) ? schema.required : []), ...(embedded ? ['apiVersion', 'kind'] : [])];
  const open = schema['x-kubernetes-preserve-unknown-fields'] === true;
  const additionalProperties = open || (converted.additionalProperties ?? false);
  return { ...converted, properties, required: [...new Set(required)], additionalProperties };
}

/** What every object has, and what the kind itself requires of its name. */
function identityOf({ properties }: JsonObject, $defs: Definitions): JsonObject {
  const metadata = isObject(properties) && isObject(properties.metadata) ? properties.metadata : {};
  return { apiVersion: text, kind: text, metadata: { allOf: [closed(objectMeta, $defs), branch(metadata)] } };
}

const branch = (schema: JsonObject): JsonObject => constraints(schema, branch);

function constraints(schema: JsonObject, inner: (schema: JsonObject) => JsonObject): JsonObject {
  const unknown = Object.keys(schema).filter((key) => !same.has(key) && !elsewhere.has(key) && !combined.has(key));
  if (unknown.length > 0)
    throw new Error(`schema keyword not supported (${unknown}) — teach checks/schemas/structural-schema.ts`);
  const kept = Object.entries(schema).filter(([key]) => same.has(key));
  const result = { ...Object.fromEntries(kept), ...typeOf(schema), ...lists(schema), ...bounds(schema) };
  return { ...result, ...properties(schema, inner), ...single(schema, inner), ...branches(schema) };
}

function typeOf(schema: JsonObject): JsonObject {
  if (schema['x-kubernetes-int-or-string'] === true) return { type: ['integer', 'string'] };
  return schema.type === undefined ? {} : { type: schema.type };
}

function lists(schema: JsonObject): JsonObject {
  const listType = schema['x-kubernetes-list-type'];
  if (listType === 'set') return { uniqueItems: true };
  return listType === 'map' ? { listMapKeys: schema['x-kubernetes-list-map-keys'] } : {};
}

// OpenAPI 3.0 puts a flag next to the bound where JSON Schema has a separate bound.
function bounds(schema: JsonObject): JsonObject {
  const low = schema.exclusiveMinimum === true ? { minimum: undefined, exclusiveMinimum: schema.minimum } : {};
  const high = schema.exclusiveMaximum === true ? { maximum: undefined, exclusiveMaximum: schema.maximum } : {};
  return { ...low, ...high };
}

function properties(schema: JsonObject, inner: (schema: JsonObject) => JsonObject): JsonObject {
  if (!isObject(schema.properties)) return {};
  const entries = Object.entries(schema.properties).map(([name, value]) => [
    name,
    isObject(value) ? inner(value) : true,
  ]);
  return { properties: Object.fromEntries(entries) };
}

function single(schema: JsonObject, inner: (schema: JsonObject) => JsonObject): JsonObject {
  const convert = (value: Json | undefined) => (isObject(value) ? inner(value) : value);
  const { items, additionalProperties } = schema;
  return {
    ...(items === undefined ? {} : { items: convert(items) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: convert(additionalProperties) }),
  };
}

function branches(schema: JsonObject): JsonObject {
  const result: Record<string, Json> = isObject(schema.not) ? { not: branch(schema.not) } : {};
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const list = schema[key];
    if (isList(list)) result[key] = list.map((item) => (isObject(item) ? branch(item) : true));
  }
  return result;
}
