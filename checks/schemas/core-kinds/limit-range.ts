import type { KindSchema } from '../../../objects/imported-schemas';
import { quantity } from './quantity';

const amounts = { type: 'object', additionalProperties: quantity };

const limit = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { type: 'string', enum: ['Container', 'PersistentVolumeClaim', 'Pod'] },
    default: amounts,
    defaultRequest: amounts,
    max: amounts,
    maxLimitRequestRatio: amounts,
    min: amounts,
  },
  'x-kubernetes-validations': [
    {
      rule: "self.type != 'Pod' || !has(self.default) && !has(self.defaultRequest)",
      message: 'a limit of type Pod has no defaults',
    },
  ],
};

/** Source: Kubernetes API reference, "LimitRange" of core/v1. */
export const limitRange: KindSchema = {
  group: '',
  kind: 'LimitRange',
  plural: 'limitranges',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: { type: 'object', required: ['limits'], properties: { limits: { type: 'array', items: limit } } },
    },
  },
};
