import type { KindSchema } from '../../../objects/imported-schemas';

const text = { type: 'string', minLength: 1 };

/** Source: Kubernetes API reference, "ClusterRoleBinding" of rbac.authorization.k8s.io/v1. */
export const clusterRoleBinding: KindSchema = {
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRoleBinding',
  plural: 'clusterrolebindings',
  scope: 'Cluster',
  version: 'v1',
  schema: {
    type: 'object',
    required: ['roleRef'],
    properties: {
      roleRef: {
        type: 'object',
        required: ['apiGroup', 'kind', 'name'],
        properties: { apiGroup: text, kind: { type: 'string', enum: ['ClusterRole'] }, name: text },
      },
      subjects: {
        type: 'array',
        items: {
          type: 'object',
          required: ['kind', 'name'],
          properties: {
            apiGroup: { type: 'string' },
            kind: { type: 'string', enum: ['Group', 'ServiceAccount', 'User'] },
            name: text,
            namespace: text,
          },
        },
      },
    },
  },
};
