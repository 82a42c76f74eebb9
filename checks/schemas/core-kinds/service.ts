import type { KindSchema } from '../../../objects/imported-schemas';

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const portNumber = { minimum: 1, maximum: 65535 };

const port = {
  type: 'object',
  required: ['port'],
  properties: {
    appProtocol: text,
    name: text,
    nodePort: { type: 'integer', ...portNumber },
    port: { type: 'integer', ...portNumber },
    protocol: { type: 'string', enum: ['SCTP', 'TCP', 'UDP'], default: 'TCP' },
    targetPort: { ...portNumber, 'x-kubernetes-int-or-string': true },
  },
};

const namedUnlessAlone = {
  rule: '!has(self.ports) || size(self.ports) < 2 || self.ports.all(port, has(port.name))',
  message: 'each of several ports has a name',
};

/** Source: Kubernetes API reference, "Service" of core/v1. */
export const service: KindSchema = {
  group: '',
  kind: 'Service',
  plural: 'services',
  scope: 'Namespaced',
  version: 'v1',
  schema: {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        properties: {
          allocateLoadBalancerNodePorts: { type: 'boolean' },
          clusterIP: text,
          clusterIPs: texts,
          externalIPs: texts,
          externalName: text,
          externalTrafficPolicy: { type: 'string', enum: ['Cluster', 'Local'] },
          healthCheckNodePort: { type: 'integer', ...portNumber },
          internalTrafficPolicy: { type: 'string', enum: ['Cluster', 'Local'] },
          ipFamilies: { type: 'array', maxItems: 2, items: { type: 'string', enum: ['IPv4', 'IPv6'] } },
          ipFamilyPolicy: { type: 'string', enum: ['PreferDualStack', 'RequireDualStack', 'SingleStack'] },
          loadBalancerClass: text,
          loadBalancerIP: text,
          loadBalancerSourceRanges: texts,
          ports: {
            type: 'array',
            items: port,
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['port', 'protocol'],
          },
          publishNotReadyAddresses: { type: 'boolean' },
          selector: { type: 'object', additionalProperties: text },
          sessionAffinity: { type: 'string', enum: ['ClientIP', 'None'] },
          sessionAffinityConfig: {
            type: 'object',
            properties: { clientIP: { type: 'object', properties: { timeoutSeconds: { type: 'integer' } } } },
          },
          trafficDistribution: text,
          type: { type: 'string', enum: ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'] },
        },
        'x-kubernetes-validations': [namedUnlessAlone],
      },
    },
  },
};
