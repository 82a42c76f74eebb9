import { exampleServices } from '../example';
import type { ServiceInput } from '../service';

/** A service for tests into whose queues messages come in every way that there is. */
export const exampleLedger: ServiceInput = {
  port: 8080,
  calls: [],
  quota: exampleServices.reporting.quota,
  uses: {
    topics: { booked: { fifo: true } },
    queues: {
      arrivals: { retentionDays: 7, visibilityTimeoutSeconds: 120, maxReceives: 3 },
      postings: { fifo: true, subscribesTo: [{ service: 'ledger', topic: 'booked', raw: true }] },
      audit: {
        subscribesTo: [
          { service: 'payment', topic: 'events', filter: { type: ['settled', { prefix: 'refund' }] } },
          { service: 'ledger', topic: 'booked', filter: { entry: { kind: ['fee'] } }, filterOn: 'body' },
        ],
      },
    },
    buckets: {
      statements: {
        notifies: [
          { queue: { name: 'arrivals' }, events: ['s3:ObjectCreated:*'], prefix: 'in/', suffix: '.csv' },
          { queue: { service: 'payment', name: 'settlements' }, events: ['s3:ObjectRemoved:*'] },
        ],
      },
    },
  },
};

/** Services for tests; between them they use everything that a service can use. */
export const servicesWithEverything = {
  ...exampleServices,
  ledger: {
    ...exampleLedger,
    uses: {
      ...exampleLedger.uses,
      tables: {
        postings: {
          partitionKey: { name: 'id', type: 'S' },
          sortKey: { name: 'number', type: 'N' },
          localIndexes: { 'by-day': { sortKey: { name: 'day', type: 'S' } } },
          stream: 'new-and-old-images',
          scan: true,
        },
      },
      caches: { sessions: {}, 'rate-limits': { dataGB: 2, ecpuPerSecond: 20_000 } },
      databases: { books: {}, archive: { version: '16.8', capacity: { from: 0, to: 1 }, instances: 1 } },
    },
  },
} satisfies Record<string, ServiceInput>;
