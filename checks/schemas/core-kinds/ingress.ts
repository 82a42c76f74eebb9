import type { KindSchema } from '../../../objects/imported-schemas';

const text = { type: 'string' };

const backend = {
  type: 'object',
  properties: {
    resource: {
      type: 'object',
      required: ['kind', 'name'],
      properties: { apiGroup: text, kind: text, name: text },
    },
    service: {
      type: 'object',
      required: ['name', 'port'],
      properties: {
        name: text,
        port: {
          type: 'object',
          properties: { name: text, number: { type: 'integer', minimum: 1, maximum: 65535 } },
          'x-kubernetes-validations': [
            { rule: 'has(self.name) != has(self.number)', message: 'a port has either name or number' },
          ],
        },
      },
    },
  },
  'x-kubernetes-validations': [
    { rule: 'has(self.resource) != has(self.service)', message: 'a backend is either resource or service' },
  ],
};

const path = {
  type: 'object',
  required: ['backend', 'pathType'],
  properties: {
    backend,
    path: { type: 'string', pattern: '^/' },
    pathType: { type: 'string', enum: ['Exact', 'ImplementationSpecific', 'Prefix'] },
  },
};

const rule = {
  type: 'object',
  properties: {
    host: text,
    http: {
      type: 'object',
      required: ['paths'],
      properties: { paths: { type: 'array', minItems: 1, items: path } },
    },
  },
};

/** Source: Kubernetes API reference, "Ingress" of networking.k8s.io/v1. */
export const ingress: KindSchema = {
  group: 'networking.k8s.io',
  kind: 'Ingress',
  plural: 'ingresses',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          defaultBackend: backend,
          ingressClassName: text,
          rules: { type: 'array', items: rule },
          tls: {
            type: 'array',
            items: { type: 'object', properties: { hosts: { type: 'array', items: text }, secretName: text } },
          },
        },
        'x-kubernetes-validations': [
          {
            rule: 'has(self.defaultBackend) || has(self.rules) && size(self.rules) > 0',
            message: 'an ingress has defaultBackend or rules',
          },
        ],
      },
    },
  },
};
