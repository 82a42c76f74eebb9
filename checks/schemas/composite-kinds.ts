import type { KindSchema } from '../../objects/imported-schemas';
import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';

const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const named = { type: 'object', required: ['name'], properties: texts('name') };
const labelled = {
  type: 'object',
  required: ['matchLabels'],
  properties: { matchLabels: { type: 'object', additionalProperties: { type: 'string' } } },
};

// What Crossplane adds to the spec and the status of every namespaced composite.
const machinery: JsonObject = {
  type: 'object',
  properties: {
    compositionRef: named,
    compositionSelector: labelled,
    compositionRevisionRef: named,
    compositionRevisionSelector: labelled,
    compositionUpdatePolicy: { type: 'string', enum: ['Automatic', 'Manual'] },
    resourceRefs: {
      type: 'array',
      'x-kubernetes-list-type': 'atomic',
      items: { type: 'object', required: ['apiVersion', 'kind'], properties: texts('apiVersion', 'name', 'kind') },
    },
  },
};
const conditions: JsonObject = {
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['type'],
  items: {
    type: 'object',
    required: ['lastTransitionTime', 'reason', 'status', 'type'],
    properties: {
      ...texts('message', 'reason', 'status', 'type'),
      lastTransitionTime: { type: 'string', format: 'date-time' },
      observedGeneration: { type: 'integer', format: 'int64' },
    },
  },
};

// A composite's name becomes a label's value.
const longestName = 63;

/** Keywords of a spec or status that survive in the CRD; all others are lost. */
const survives = [
  'required',
  'description',
  'oneOf',
  'x-kubernetes-validations',
  'x-kubernetes-preserve-unknown-fields',
];

/**
 * The kind that an XRD with one version defines, with the schema that Crossplane gives its CustomResourceDefinition.
 *
 * Source: crossplane-runtime v2.3.3, `pkg/xcrd`; `npm run validate` validates the same objects with Crossplane's own
 * schema.
 */
export function compositeKind(xrd: JsonObject): KindSchema {
  const [version] = listAt(xrd, 'spec', 'versions');
  const schema = at(version, 'schema', 'openAPIV3Schema');
  const part = (name: string, added: JsonObject): JsonObject => {
    const own = at(schema, 'properties', name);
    const kept = survives.flatMap((key) => (at(own, key) === undefined ? [] : [[key, at(own, key)]]));
    const properties = at(own, 'properties');
    return { type: 'object', ...Object.fromEntries(kept), properties: { ...asObject(properties), ...added } };
  };
  const name = { type: 'string', maxLength: longestName };
  return {
    group: stringAt(xrd, 'spec', 'group') ?? '',
    kind: stringAt(xrd, 'spec', 'names', 'kind') ?? '',
    plural: stringAt(xrd, 'spec', 'names', 'plural') ?? '',
    scope: stringAt(xrd, 'spec', 'scope') ?? '',
    version: stringAt(version, 'name') ?? '',
    schema: {
      type: 'object',
      required: ['spec'],
      description: at(schema, 'description'),
      properties: {
        ...texts('apiVersion', 'kind'),
        metadata: { type: 'object', properties: { name } },
        spec: part('spec', { crossplane: machinery }),
        status: part('status', { conditions }),
      },
    },
  };
}

const asObject = (value: Json | undefined) => (isObject(value) ? value : {});
