import type { KindSchema } from '../../../objects/imported-schemas';
import { labelSelector } from './label-selector';

const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: { type: 'string' }, minItems: 1 };

const resourceRule = {
  type: 'object',
  required: ['apiGroups', 'apiVersions', 'operations', 'resources'],
  properties: {
    apiGroups: texts,
    apiVersions: texts,
    operations: {
      type: 'array',
      minItems: 1,
      items: { type: 'string', enum: ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'] },
    },
    resourceNames: texts,
    resources: texts,
    scope: { type: 'string', enum: ['*', 'Cluster', 'Namespaced'] },
  },
};

const validation = {
  type: 'object',
  required: ['expression'],
  properties: {
    expression: text,
    message: text,
    reason: { type: 'string', enum: ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized'] },
  },
};

/**
 * Source: Kubernetes API reference, "ValidatingAdmissionPolicy" of admissionregistration.k8s.io/v1; without parameters,
 * variables, audit annotations and match conditions, which nothing uses.
 */
export const validatingAdmissionPolicy: KindSchema = {
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingAdmissionPolicy',
  plural: 'validatingadmissionpolicies',
  scope: 'Cluster',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        required: ['matchConstraints', 'validations'],
        properties: {
          failurePolicy: { type: 'string', enum: ['Fail', 'Ignore'] },
          matchConstraints: {
            type: 'object',
            required: ['resourceRules'],
            properties: {
              matchPolicy: { type: 'string', enum: ['Equivalent', 'Exact'] },
              namespaceSelector: labelSelector,
              objectSelector: labelSelector,
              resourceRules: { type: 'array', minItems: 1, items: resourceRule },
            },
          },
          validations: { type: 'array', minItems: 1, items: validation },
        },
      },
    },
  },
};
