import type { KindSchema } from '../../../objects/imported-schemas';

const key = '^[-._a-zA-Z0-9]{1,253}$';
const keysAreFileNames = [
  { rule: `self.all(key, key.matches('${key}'))`, message: 'keys consist of letters, digits, "-", "_" and "."' },
];

/** Source: Kubernetes API reference, "ConfigMap" of core/v1. */
export const configMap: KindSchema = {
  group: '',
  kind: 'ConfigMap',
  plural: 'configmaps',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      data: {
        type: 'object',
        additionalProperties: { type: 'string' },
        'x-kubernetes-validations': keysAreFileNames,
      },
      binaryData: {
        type: 'object',
        additionalProperties: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' },
        'x-kubernetes-validations': keysAreFileNames,
      },
      immutable: { type: 'boolean' },
    },
  },
};
