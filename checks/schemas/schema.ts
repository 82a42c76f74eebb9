import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type DistObject, where } from '../../objects/dist';
import type { KindSchema } from '../../objects/imported-schemas';
import { at, isList, isObject, type Json, type JsonObject } from '../../objects/json';
import { celProblems } from './cel';
import { withDefaults } from './defaults';
import { toJsonSchema } from './structural-schema';

/**
 * Makes a check that an object is valid exactly as an API server with strict field validation would demand on create:
 * known kind and version, right scope, no unknown fields, structural schema, and CEL rules after defaulting.
 */
export function schemaCheck(kinds: readonly KindSchema[]): (object: DistObject) => string[] {
  const byKind = new Map(kinds.map((kind) => [`${apiVersion(kind)} ${kind.kind}`, kind]));
  return (object) => {
    const kind = byKind.get(`${object.apiVersion} ${object.kind}`);
    if (kind === undefined) {
      return [
        `${where(object)}: no schema (${object.apiVersion}) — add its plural to tools/import/sources.ts, to coreKinds where it is Kubernetes’ own, and run npm run import`,
      ];
    }
    return problems(kind, validatorOf(kind.schema), object).map((problem) => `${where(object)}: ${problem}`);
  };
}

const apiVersion = ({ group, version }: KindSchema) => (group === '' ? version : `${group}/${version}`);

const ajv = compiler();
const bySchema = new WeakMap<JsonObject, ValidateFunction>();
const byText = new Map<string, ValidateFunction>();

/** The same one for the same schema, since making a validator takes longer than using it. */
function validatorOf(schema: JsonObject): ValidateFunction {
  const known = bySchema.get(schema);
  if (known !== undefined) return known;
  const text = JSON.stringify(schema);
  const validate = byText.get(text) ?? ajv.compile(toJsonSchema(schema));
  byText.set(text, validate);
  bySchema.set(schema, validate);
  return validate;
}

function compiler(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strictTypes: false,
    strictRequired: false,
    // Go's regular expressions are not those of JavaScript's unicode mode, which refuses harmless escapes.
    unicodeRegExp: false,
    // Each validator runs a few times only, so making it takes longer than using it.
    validateSchema: false,
    code: { optimize: false },
  });
  addFormats(ajv);
  ajv.addKeyword({
    keyword: 'listMapKeys',
    type: 'array',
    schemaType: 'array',
    error: { message: 'two items with the same keys' },
    validate: (keys: string[], items: Json[]) =>
      new Set(items.map((item) => JSON.stringify(keys.map((key) => at(item, key) ?? null)))).size === items.length,
  });
  return ajv;
}

function problems(kind: KindSchema, validate: ValidateFunction, object: DistObject): string[] {
  const value = withDefaults(kind.schema, object.body);
  const found = scopeProblems(kind, object);
  if (!validate(value))
    found.push(...(validate.errors ?? []).filter(isSpecific).map((error) => describe(error, value)));
  // A rule may fail to evaluate on a value of the wrong shape, which adds nothing to the lines above.
  return found.length > 0 || !isObject(value) ? found : celProblems(kind.schema, value);
}

function scopeProblems({ scope }: KindSchema, { namespace }: DistObject): string[] {
  if (scope === 'Namespaced' && namespace === '') return ['metadata.namespace: missing — the kind is namespaced'];
  if (scope === 'Cluster' && namespace !== '') {
    return [`metadata.namespace: not allowed (${namespace}) — the kind is cluster-scoped`];
  }
  return [];
}

// "must match a schema in anyOf" follows from the branches' own lines.
const isSpecific = ({ keyword }: ErrorObject) => keyword !== 'anyOf';

function describe({ instancePath, keyword, params, message }: ErrorObject, value: Json): string {
  const keys = instancePath.split('/').slice(1).map(unescaped);
  const path = keys.join('.') || 'the object';
  if (keyword === 'additionalProperties') {
    return `${path}: unknown field (${params.additionalProperty}) — remove it or correct its name`;
  }
  if (keyword === 'required') return `${path}: missing field (${params.missingProperty}) — give it a value`;
  const allowed = keyword === 'enum' ? `: ${params.allowedValues.join(', ')}` : '';
  return `${path}: ${message}${allowed} (${JSON.stringify(itemAt(value, keys))}) — correct the value`;
}

// RFC 6901, "JavaScript Object Notation (JSON) Pointer".
const unescaped = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~');

function itemAt(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => (isList(inner) ? inner[Number(key)] : at(inner, key)), value);
}
