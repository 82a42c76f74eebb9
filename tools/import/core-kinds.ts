import { at, isObject, type Json, type JsonObject, listAt, places, stringAt } from '../../objects/json';
import { ImportError } from './problems';

/** The OpenAPI that Kubernetes publishes for one version of an API group. */
export interface OpenApi {
  readonly group: string;
  readonly version: string;
  readonly document: JsonObject;
}

/** A kind that is built into Kubernetes. */
export interface CoreKind {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly version: string;
  /** Name of its definition. */
  readonly definition: string;
}

/** Structural schemas by their names in the OpenAPI; a `$ref` in one names another. */
export type Definitions = Readonly<Record<string, JsonObject>>;

/**
 * A kind, by its plural, in the first of the documents that serves it, and the definitions that it is made of; throws
 * ImportError where none serves it.
 */
export function coreKind(plural: string, documents: readonly OpenApi[]): { kind: CoreKind; definitions: Definitions } {
  for (const { group, version, document } of documents) {
    const base = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
    for (const scope of ['Namespaced', 'Cluster'] as const) {
      const path = `${base}/${scope === 'Namespaced' ? 'namespaces/{namespace}/' : ''}${plural}/{name}`;
      const get = at(document, 'paths', path, 'get');
      const kind = stringAt(get, 'x-kubernetes-group-version-kind', 'kind');
      const ref = stringAt(get, 'responses', '200', 'content', 'application/json', 'schema', '$ref');
      if (kind === undefined || ref === undefined) continue;
      const definitions = definitionsOf(ref, at(document, 'components', 'schemas'));
      return { kind: { group, kind, plural, scope, version, definition: short(ref) }, definitions };
    }
  }
  const served = documents.map(({ version }) => version).join(', ') || 'no such group';
  throw new ImportError([
    `kubernetes ${plural}: no such kind (${served}) — correct group or plural of coreKinds in tools/import/sources.ts`,
  ]);
}

const refPrefix = '#/components/schemas/';

// Names of definitions go without the packages of Go that almost all are in: `core.v1.Service`, `apis.meta.v1.ObjectMeta`.
const short = (ref: string) => ref.replace(refPrefix, '').replace(/^io\.k8s\.(api|apimachinery\.pkg)\./, '');

function definitionsOf(ref: string, schemas: Json | undefined, above: readonly string[] = []): Definitions {
  if (above.includes(ref)) {
    throw new ImportError([
      `kubernetes ${short(ref)}: holds itself — leave its kind out of coreKinds, no check reads it`,
    ]);
  }
  const published = withoutStatus(at(schemas, ref.replace(refPrefix, '')));
  const inner = places(published).flatMap(({ key, value }) =>
    key === '$ref' && typeof value === 'string' ? [value] : [],
  );
  const further = inner.map((one) => definitionsOf(one, schemas, [...above, ref]));
  return Object.assign({ [short(ref)]: structural(published) }, ...further);
}

/** What Git may hold of a kind: only controllers write its status. */
function withoutStatus(published: Json | undefined): JsonObject {
  if (!isObject(published)) return {};
  const { properties, ...definition } = published;
  if (!isObject(properties) || definition['x-kubernetes-group-version-kind'] === undefined) return published;
  const { status: _, ...written } = properties;
  return { ...definition, properties: written };
}

// Prose, and how fields are merged or typed in Go.
const dropped = /^(description|x-kubernetes-(group-version-kind|patch-merge-key|patch-strategy|unions))$/;

// The values that Go has for absent fields; the API server does not fill them in.
const zeroValues: readonly Json[] = ['""', '0', 'false', '{}'];

function structural(schema: JsonObject): JsonObject {
  if (schema.format === 'int-or-string') return { 'x-kubernetes-int-or-string': true };
  const convert = (value: Json | undefined) => (isObject(value) ? structural(value) : value);
  const entries = Object.entries(schema).flatMap(([key, value]): [string, Json | undefined][] => {
    if (dropped.test(key) || (key === 'default' && zeroValues.includes(JSON.stringify(value)))) return [];
    if (key === '$ref') return [[key, short(String(value))]];
    // Kubernetes writes allOf around a lone $ref, since OpenAPI allows no other keywords next to one, and oneOf around types.
    if (key === 'allOf')
      return listAt(schema, key).flatMap((one) => Object.entries(isObject(one) ? structural(one) : {}));
    if (key === 'oneOf') return [['type', listAt(schema, key).map((one) => at(one, 'type') ?? null)]];
    if (key === 'items' || key === 'additionalProperties') return [[key, convert(value)]];
    if (key !== 'properties' || !isObject(value)) return [[key, value]];
    return [[key, Object.fromEntries(Object.entries(value).map(([name, field]) => [name, convert(field)]))]];
  });
  return Object.fromEntries(entries);
}
