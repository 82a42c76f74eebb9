import type { JsonObject } from '../../../objects/json';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const valuesMatchOperator =
  "self.operator in ['In', 'NotIn'] ? has(self.values) && size(self.values) > 0 : !has(self.values) || size(self.values) == 0";

/** Structural schema of a label selector. Source: Kubernetes API reference, "LabelSelector" of meta/v1. */
export const labelSelector: JsonObject = {
  type: 'object',
  properties: {
    matchLabels: { type: 'object', additionalProperties: text },
    matchExpressions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['key', 'operator'],
        properties: {
          key: text,
          operator: { type: 'string', enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'] },
          values: texts,
        },
        'x-kubernetes-validations': [
          { rule: valuesMatchOperator, message: 'In and NotIn want values, Exists and DoesNotExist want none' },
        ],
      },
    },
  },
};
