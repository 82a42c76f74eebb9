import type { KindSchema } from '../../../objects/imported-schemas';

const names = {
  type: 'array',
  items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
};

/** Source: Kubernetes API reference, "ServiceAccount" of core/v1. */
export const serviceAccount: KindSchema = {
  group: '',
  kind: 'ServiceAccount',
  plural: 'serviceaccounts',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: { automountServiceAccountToken: { type: 'boolean' }, imagePullSecrets: names },
  },
};
