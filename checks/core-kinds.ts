import type { KindSchema } from './imported-schemas';

const text = { type: 'string' };
const localReferences = { type: 'array', items: { type: 'object', required: ['name'], properties: { name: text } } };

/**
 * Structural schemas of the kinds that are built into Kubernetes, which have no CRD to import: only the fields that a
 * manifest may set, so anything else is an unknown field.
 *
 * Source: Kubernetes API reference, "Namespace" and "ServiceAccount" of core/v1.
 */
export const coreKinds: readonly KindSchema[] = [
  {
    group: '',
    kind: 'Namespace',
    plural: 'namespaces',
    scope: 'Cluster',
    version: 'v1',
    schema: {
      type: 'object',
      properties: { spec: { type: 'object', properties: { finalizers: { type: 'array', items: text } } } },
    },
  },
  {
    group: '',
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    scope: 'Namespaced',
    version: 'v1',
    schema: {
      type: 'object',
      properties: { automountServiceAccountToken: { type: 'boolean' }, imagePullSecrets: localReferences },
    },
  },
];
