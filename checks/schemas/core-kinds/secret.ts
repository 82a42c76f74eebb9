import type { KindSchema } from '../../../objects/imported-schemas';

/** A Secret, which only Compositions make. Source: Kubernetes API reference v1.35, "Secret". */
export const secret: KindSchema = {
  group: '',
  kind: 'Secret',
  plural: 'secrets',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      immutable: { type: 'boolean' },
      type: { type: 'string' },
      data: { type: 'object', additionalProperties: { type: 'string', format: 'byte' } },
      stringData: { type: 'object', additionalProperties: { type: 'string' } },
    },
  },
};
