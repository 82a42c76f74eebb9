import type { EnvironmentInput } from './environment';
import type { ServiceInput } from './service';

const everywhere = {
  region: 'us-east-1',
  zones: ['use1-az1', 'use1-az2', 'use1-az4'],
  kubernetesVersion: '1.35',
  sync: 'automatic' as const,
};

const disposable = { protection: 'disposable', logRetentionDays: 14, revision: 'main' } as const;
const retained = { protection: 'retained', logRetentionDays: 400, revision: 'v1.0.0' } as const;

/** Environments for tests, so that none of them fails because somebody changed what is deployed. */
export const exampleEnvironments: readonly [EnvironmentInput, EnvironmentInput, EnvironmentInput] = [
  { ...everywhere, ...disposable, name: 'dev', account: '111122223333', vpcCidr: '10.0.0.0/16' },
  { ...everywhere, ...retained, name: 'staging', account: '444455556666', vpcCidr: '10.1.0.0/16' },
  { ...everywhere, ...retained, name: 'prod', account: '777788889999', vpcCidr: '10.2.0.0/16', cardholderData: true },
];

const quota = { cpu: 2, memoryGiB: 4, pods: 8 };

/** Services for tests; between them they use everything that a service can use. */
export const exampleServices = {
  payment: {
    port: 8080,
    calls: [
      { to: 'payment', port: 8080 },
      { to: 'fraud-detection', port: 8080 },
    ],
    quota,
    uses: {
      tables: {
        transactions: {
          partitionKey: { name: 'transactionId', type: 'S' },
          indexes: { 'by-merchant': { partitionKey: { name: 'merchantId', type: 'S' } } },
        },
      },
      queues: ['settlements'],
      topics: ['events'],
    },
  },
  'fraud-detection': {
    port: 8080,
    calls: [{ to: 'payment', port: 8080 }],
    quota,
    uses: { buckets: ['models'], sagemakerEndpoints: ['scoring'] },
  },
  reporting: { port: 8080, calls: [], quota, uses: { buckets: ['data'], workgroups: ['reports'] } },
} satisfies Record<string, ServiceInput>;
