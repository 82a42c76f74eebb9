import type { KindSchema } from '../../../objects/imported-schemas';
import { labelSelector } from './label-selector';

const peer = {
  type: 'object',
  properties: {
    ipBlock: {
      type: 'object',
      required: ['cidr'],
      properties: { cidr: { type: 'string' }, except: { type: 'array', items: { type: 'string' } } },
    },
    namespaceSelector: labelSelector,
    podSelector: labelSelector,
  },
  'x-kubernetes-validations': [
    {
      rule: 'has(self.ipBlock) != (has(self.namespaceSelector) || has(self.podSelector))',
      message: 'a peer has either ipBlock or selectors',
    },
  ],
};

const portNumber = { minimum: 1, maximum: 65535 };

const port = {
  type: 'object',
  properties: {
    protocol: { type: 'string', enum: ['SCTP', 'TCP', 'UDP'] },
    port: { ...portNumber, 'x-kubernetes-int-or-string': true },
    endPort: { ...portNumber, type: 'integer' },
  },
  'x-kubernetes-validations': [
    {
      rule: '!has(self.endPort) || has(self.port) && type(self.port) == int && self.endPort >= self.port',
      message: 'endPort wants a numeric port that is not greater',
    },
  ],
};

const rules = (peers: 'from' | 'to') => ({
  type: 'array',
  items: {
    type: 'object',
    properties: { [peers]: { type: 'array', items: peer }, ports: { type: 'array', items: port } },
  },
});

/** Source: Kubernetes API reference, "NetworkPolicy" of networking.k8s.io/v1. */
export const networkPolicy: KindSchema = {
  group: 'networking.k8s.io',
  kind: 'NetworkPolicy',
  plural: 'networkpolicies',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          podSelector: labelSelector,
          policyTypes: { type: 'array', maxItems: 2, items: { type: 'string', enum: ['Egress', 'Ingress'] } },
          ingress: rules('from'),
          egress: rules('to'),
        },
      },
    },
  },
};
