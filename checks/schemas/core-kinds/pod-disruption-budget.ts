import type { KindSchema } from '../../../objects/imported-schemas';
import { labelSelector } from './label-selector';

const amount = { minimum: 0, pattern: '^[0-9]+%$', 'x-kubernetes-int-or-string': true };

/** Source: Kubernetes API reference, "PodDisruptionBudget" of policy/v1. */
export const podDisruptionBudget: KindSchema = {
  group: 'policy',
  kind: 'PodDisruptionBudget',
  plural: 'poddisruptionbudgets',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          maxUnavailable: amount,
          minAvailable: amount,
          selector: labelSelector,
          unhealthyPodEvictionPolicy: { type: 'string', enum: ['AlwaysAllow', 'IfHealthyBudget'] },
        },
        'x-kubernetes-validations': [
          {
            rule: '!(has(self.maxUnavailable) && has(self.minAvailable))',
            message: 'maxUnavailable and minAvailable exclude each other',
          },
        ],
      },
    },
  },
};
