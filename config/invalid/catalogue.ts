import { exampleServices } from '../example';
import type { Invalid } from './invalid';

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 2 } };

/** Mistakes in the catalogue of services. */
export const invalidCatalogues: readonly Invalid[] = [
  {
    mistake: 'a namespace used twice',
    catalogue: { ledger: { ...ledger, namespace: 'payment' } },
    expected: [
      'config/services.ts ledger.namespace: is also the namespace of payment (payment) — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a namespace of the platform',
    catalogue: { ledger: { ...ledger, namespace: 'kube-system' } },
    expected: [
      'config/services.ts ledger.namespace: belongs to the platform itself (kube-system) — choose a namespace of its own',
    ],
  },
  {
    mistake: 'a service named like a group of the platform',
    catalogue: { pods: ledger },
    expected: [
      'config/services.ts pods: is a name that the platform itself uses (pods) — choose another name for the service',
    ],
  },
  {
    mistake: 'a service name with an underscore',
    catalogue: { general_ledger: ledger },
    expected: [
      'config/services.ts general_ledger: is not a lower-case DNS label (general_ledger) — use lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a call to an unknown service',
    catalogue: { ledger: { ...ledger, calls: [{ to: 'legder', port: 8080 }] } },
    expected: [
      'config/services.ts ledger.calls[0]: calls a service that is not in the catalogue (legder) — use one of payment, fraud-detection, reporting, ledger',
    ],
  },
  {
    mistake: 'a call to a port nobody listens on',
    catalogue: { ledger: { ...ledger, calls: [{ to: 'payment', port: 9090 }] } },
    expected: ['config/services.ts ledger.calls[0]: calls a port on which payment does not listen (9090) — use 8080'],
  },
  {
    mistake: 'a call to oneself by a service of one pod',
    catalogue: {
      ledger: { ...ledger, quota: { cpu: 1, memoryGiB: 1, pods: 1 }, calls: [{ to: 'ledger', port: 8080 }] },
    },
    expected: [
      'config/services.ts ledger.calls[0]: calls itself, but its quota allows one pod only (ledger) — remove the call, or raise quota.pods',
    ],
  },
  {
    mistake: 'the same call twice',
    catalogue: {
      ledger: {
        ...ledger,
        calls: [
          { to: 'payment', port: 8080 },
          { to: 'payment', port: 8080 },
        ],
      },
    },
    expected: ['config/services.ts ledger.calls[1]: stands there twice ({"to":"payment","port":8080}) — remove one'],
  },
  {
    mistake: 'a port beyond 65535',
    catalogue: { ledger: { ...ledger, port: 80800 } },
    expected: ['config/services.ts ledger.port: is too large (80800) — use at most 65535'],
  },
  {
    mistake: 'a quota smaller than one default container',
    catalogue: { ledger: { ...ledger, quota: { cpu: 0.2, memoryGiB: 0.125, pods: 2 } } },
    expected: [
      'config/services.ts ledger.quota.cpu: does not hold one default container of ledger (0.2) — use at least 0.25',
      'config/services.ts ledger.quota.memoryGiB: does not hold one default container of ledger (0.125) — use at least 0.25',
    ],
  },
  {
    mistake: 'a missing quota',
    catalogue: { ledger: { port: 8080, calls: [] } },
    expected: ['config/services.ts ledger.quota: is missing — add it, as an object'],
  },
  {
    mistake: 'a service name too long for the IAM role it produces',
    catalogue: { 'settlement-and-reconciliation-with-card-schemes': ledger },
    expected: [
      `config/services.ts settlement-and-reconciliation-with-card-schemes: makes the IAM role name of environment dev 65 characters long, over AWS's 64 (eks-settlement-and-reconciliation-with-card-schemes-irsa-role-dev) — shorten the name of the service, the resource or the environment by 1`,
      `config/services.ts settlement-and-reconciliation-with-card-schemes: makes the IAM role name of environment dev 68 characters long, over AWS's 64 (eks-settlement-and-reconciliation-with-card-schemes-fargate-role-dev) — shorten the name of the service, the resource or the environment by 4`,
    ],
  },
  {
    mistake: 'a bucket name too long for S3',
    catalogue: { ledger: { ...ledger, uses: { buckets: ['quarterly-statements-of-all-merchants-and-acquirers'] } } },
    expected: [
      `config/services.ts ledger.uses.buckets[0]: makes the S3 bucket name of environment dev 75 characters long, over AWS's 63 (ledger-quarterly-statements-of-all-merchants-and-acquirers-dev-111122223333) — shorten the name of the service, the resource or the environment by 12`,
    ],
  },
  {
    mistake: 'a queue declared twice',
    catalogue: { ledger: { ...ledger, uses: { queues: ['postings', 'postings'] } } },
    expected: [
      'config/services.ts ledger.uses.queues[1]: gives the SQS queue of environment dev the same name as config/services.ts ledger.uses.queues[0] (ledger-postings-dev) — rename one of the two',
      'config/services.ts ledger.uses.queues[1]: gives the SQS queue of environment dev the same name as config/services.ts ledger.uses.queues[0] (ledger-postings-dlq-dev) — rename one of the two',
    ],
  },
  {
    mistake: 'a workgroup without a bucket to query',
    catalogue: { ledger: { ...ledger, uses: { workgroups: ['audit'] } } },
    expected: [
      'config/services.ts ledger.uses.workgroups: has no bucket to query (["audit"]) — add the bucket that holds the data to uses.buckets',
    ],
  },
  {
    mistake: 'an attribute with two types',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: {
            postings: {
              partitionKey: { name: 'id', type: 'S' },
              indexes: { 'by-day': { partitionKey: { name: 'day', type: 'N' }, sortKey: { name: 'id', type: 'N' } } },
            },
          },
        },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings: gives one attribute two types (id) — use the same type in every key',
    ],
  },
  {
    mistake: 'an attribute of an unknown type',
    catalogue: {
      ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'id', type: 'string' } } } } },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.partitionKey.type: is not an allowed value (string) — use one of S, N, B',
    ],
  },
  {
    mistake: 'two tables whose names become one',
    catalogue: {
      'payment-transactions': { ...ledger, uses: { tables: { log: { partitionKey: { name: 'id', type: 'S' } } } } },
      payment: {
        ...exampleServices.payment,
        uses: { tables: { 'transactions-log': { partitionKey: { name: 'id', type: 'S' } } } },
      },
    },
    expected: [
      'config/services.ts payment-transactions.uses.tables.log: gives the DynamoDB table of environment dev the same name as config/services.ts payment.uses.tables.transactions-log (payment-transactions-log-dev) — rename one of the two',
    ],
  },
];
