import type { KindSchema } from '../../../objects/imported-schemas';
import { quantity } from './quantity';

const scope = {
  type: 'string',
  enum: [
    'BestEffort',
    'CrossNamespacePodAffinity',
    'NotBestEffort',
    'NotTerminating',
    'PriorityClass',
    'Terminating',
    'VolumeAttributesClass',
  ],
};

const scopeExpression = {
  type: 'object',
  required: ['operator', 'scopeName'],
  properties: {
    operator: { type: 'string', enum: ['DoesNotExist', 'Exists', 'In', 'NotIn'] },
    scopeName: scope,
    values: { type: 'array', items: { type: 'string' } },
  },
};

/** Source: Kubernetes API reference, "ResourceQuota" of core/v1. */
export const resourceQuota: KindSchema = {
  group: '',
  kind: 'ResourceQuota',
  plural: 'resourcequotas',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          hard: { type: 'object', additionalProperties: quantity },
          scopes: { type: 'array', items: scope },
          scopeSelector: {
            type: 'object',
            properties: { matchExpressions: { type: 'array', items: scopeExpression } },
          },
        },
      },
    },
  },
};
