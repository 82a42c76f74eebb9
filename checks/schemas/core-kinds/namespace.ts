import type { KindSchema } from '../../../objects/imported-schemas';

/** Source: Kubernetes API reference, "Namespace" of core/v1. */
export const namespace: KindSchema = {
  group: '',
  kind: 'Namespace',
  plural: 'namespaces',
  scope: 'Cluster',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: { type: 'object', properties: { finalizers: { type: 'array', items: { type: 'string' } } } },
    },
  },
};
