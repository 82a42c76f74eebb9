import type { KindSchema } from '../../../objects/imported-schemas';

const texts = { type: 'array', items: { type: 'string' }, minItems: 1 };

/** Source: Kubernetes API reference, "ClusterRole" of rbac.authorization.k8s.io/v1; without aggregation, which nothing uses. */
export const clusterRole: KindSchema = {
  group: 'rbac.authorization.k8s.io',
  kind: 'ClusterRole',
  plural: 'clusterroles',
  scope: 'Cluster',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      rules: {
        type: 'array',
        items: {
          type: 'object',
          required: ['verbs'],
          properties: {
            apiGroups: texts,
            resources: texts,
            resourceNames: texts,
            nonResourceURLs: texts,
            verbs: texts,
          },
        },
      },
    },
  },
};
