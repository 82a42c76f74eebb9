import type { ServiceInput } from './model/service';

/** Stands for the three services until each has an image of its own: answers every request with what it got. */
const standIn =
  'docker.io/mendhak/http-https-echo:37@sha256:0000000000000000000000000000000000000000000000000000000000000000';

/** The catalogue: every service of the platform, by name. Each runs in every environment, in a namespace of its own. */
export const services: Record<string, ServiceInput> = {
  payment: {
    image: standIn,
    port: 8080,
    calls: [
      { to: 'payment', port: 8080 },
      { to: 'fraud-detection', port: 8080 },
    ],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
    uses: {
      tables: {
        transactions: {
          partitionKey: { name: 'transactionId', type: 'S' },
          indexes: {
            'by-merchant': {
              partitionKey: { name: 'merchantId', type: 'S' },
              sortKey: { name: 'createdAt', type: 'S' },
            },
          },
        },
        idempotency: {
          partitionKey: { name: 'requestId', type: 'S' },
          expiresAt: 'expiresAt',
        },
      },
      queues: ['settlements'],
      topics: ['events'],
    },
  },

  'fraud-detection': {
    image: standIn,
    port: 8080,
    calls: [{ to: 'payment', port: 8080 }],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
    uses: {
      buckets: ['models'],
      sagemakerEndpoints: ['scoring'],
    },
  },

  reporting: {
    image: standIn,
    port: 8080,
    calls: [],
    quota: { cpu: 2, memoryGiB: 4, pods: 8 },
    uses: {
      buckets: ['data'],
      workgroups: ['reports'],
      queues: { 'payment-events': { subscribesTo: [{ service: 'payment', topic: 'events' }] } },
    },
  },
};
