import type { ServiceInput } from './model/service';

/**
 * Stands for the three services until each has an image of its own, and `npm run placeholders` names it until then. It
 * answers every path with 200 and what it was asked, on 8080 without TLS and on 8443 with it, as user 1000, and writes no
 * file.
 *
 * Source: mendhak/docker-http-https-echo, `Dockerfile` and `index.js` of version 37. The digest is the one by which public
 * repositories pin that version; `npm run mirror` asks the registry whether it is right.
 */
const standIn =
  'docker.io/mendhak/http-https-echo:37@sha256:f55000d9196bd3c853d384af7315f509d21ffb85de315c26e9874033b9f83e15';

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
