import type { KindSchema } from '../../../objects/imported-schemas';

/** Source: Kubernetes API reference, "ValidatingAdmissionPolicyBinding" of admissionregistration.k8s.io/v1; without parameters. */
export const validatingAdmissionPolicyBinding: KindSchema = {
  group: 'admissionregistration.k8s.io',
  kind: 'ValidatingAdmissionPolicyBinding',
  plural: 'validatingadmissionpolicybindings',
  scope: 'Cluster',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        required: ['policyName', 'validationActions'],
        properties: {
          policyName: { type: 'string', minLength: 1 },
          validationActions: {
            type: 'array',
            minItems: 1,
            items: { type: 'string', enum: ['Audit', 'Deny', 'Warn'] },
          },
        },
        'x-kubernetes-validations': [
          {
            rule: "!('Deny' in self.validationActions && 'Warn' in self.validationActions)",
            message: 'Deny and Warn say the same twice',
          },
        ],
      },
    },
  },
};
