import { exampleEnvironments, exampleServices } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;
const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };
const foreign = 'arn:aws:acm:us-east-1:444455556666:certificate/1';

/** Several mistakes at once, of which none hides another, and single ones from which others must not follow. */
export const invalidInSeveralWays: readonly Invalid[] = [
  {
    mistake: 'a malformed port beside other mistakes of the same service',
    catalogue: {
      ledger: {
        port: 'http',
        namespace: 'payment',
        calls: [{ to: 'legder', port: 8080 }],
        quota: { cpu: 0.2, memoryGiB: 1, pods: 1 },
        uses: { queues: ['postings', 'postings'] },
      },
    },
    expected: [
      'config/services.ts ledger.port: is not a number ("http") — write a number',
      'config/services.ts ledger.calls[0]: calls a service that is not in the catalogue ("legder") — did you mean ledger?',
      'config/services.ts ledger.uses.queues[1]: is listed twice ("postings") — remove one',
      'config/services.ts ledger.namespace: is also the namespace of payment ("payment") — choose a namespace of its own',
      'config/services.ts ledger.quota.cpu: does not hold one default container of ledger (0.2) — use at least 0.25',
    ],
  },
  {
    mistake: 'a malformed port that others call',
    catalogue: { payment: { ...exampleServices.payment, port: '8080' } },
    expected: ['config/services.ts payment.port: is not a number ("8080") — write 8080, without quotes'],
  },
  {
    mistake: 'a malformed call before a wrong one',
    catalogue: { ledger: { ...ledger, calls: [{ to: 'payment' }, { to: 'payment', port: 9090 }] } },
    expected: [
      'config/services.ts ledger.calls[0].port: is missing — add it, as a number',
      'config/services.ts ledger.calls[1]: calls a port on which payment does not listen (9090) — use 8080',
    ],
  },
  {
    mistake: 'a malformed table beside a wrong one',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: {
            postings: { partitionKey: 'id' },
            balances: { partitionKey: { name: 'id', type: 'S' }, sortKey: { name: 'id', type: 'S' } },
          },
        },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.partitionKey: is not an object ("id") — write an object with name, type',
      'config/services.ts ledger.uses.tables.balances.sortKey: is the partition key again ("id") — use another attribute, or no sort key',
    ],
  },
  {
    mistake: 'malformed buckets beneath a workgroup',
    catalogue: { ledger: { ...ledger, uses: { buckets: 'postings', workgroups: ['audit'] } } },
    expected: ['config/services.ts ledger.uses.buckets: is not an array ("postings") — write an array'],
  },
  {
    mistake: 'an unknown field in a quota that is too small',
    catalogue: { ledger: { ...ledger, quota: { cpu: 0.2, memoryGiB: 1, pods: 1, gpu: 1 } } },
    expected: [
      'config/services.ts ledger.quota.gpu: is not a field (1) — remove it, or use one of cpu, memoryGiB, pods',
      'config/services.ts ledger.quota.cpu: does not hold one default container of ledger (0.2) — use at least 0.25',
    ],
  },
  {
    mistake: 'malformed replicas in a quota that their default would not fit',
    catalogue: { ledger: { ...ledger, quota: { cpu: 0.25, memoryGiB: 1, pods: 1 }, replicas: { count: 'one' } } },
    expected: ['config/services.ts ledger.replicas.count: is not a number ("one") — write a number'],
  },
  {
    mistake: 'a service whose name is refused for its namespace too',
    catalogue: { default: ledger },
    expected: [
      'config/services.ts default: is a name that the platform itself, Kubernetes or AWS uses ("default") — choose another name for the service',
    ],
  },
  {
    mistake: 'a quota of the catalogue that an environment leaves as it is',
    catalogue: { ledger: { ...ledger, quota: { cpu: 0.2, memoryGiB: 1, pods: 1 } } },
    environment: { services: { ledger: { ingress: { host: 'ledger', certificateArn: foreign } } } },
    expected: [
      'config/services.ts ledger.quota.cpu: does not hold one default container of ledger (0.2) — use at least 0.25',
      'config/dev.ts services.ledger.ingress.host: is not a DNS name ("ledger") — write a host name such as payment.example.com',
      `config/dev.ts services.ledger.ingress.certificateArn: is not in the account and region of the load balancer ("${foreign}") — use one that starts with arn:aws:acm:us-east-1:111122223333:certificate/`,
    ],
  },
  {
    mistake: 'a malformed account beside other mistakes of the same environment',
    environment: {
      account: 111122223333,
      logRetentionDays: 100,
      services: { payment: { ingress: { host: 'payment', certificateArn: foreign } } },
    },
    expected: [
      "config/dev.ts account: is not a string (111122223333) — write it in quotes, '111122223333'",
      'config/dev.ts logRetentionDays: is not a period that CloudWatch accepts (100) — use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
      'config/dev.ts services.payment.ingress.host: is not a DNS name ("payment") — write a host name such as payment.example.com',
    ],
  },
  {
    mistake: 'an account that is none, and ARNs of the right one',
    environment: {
      account: '1',
      services: {
        payment: {
          ingress: { host: 'pay.example.com', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' },
        },
      },
    },
    expected: [
      'config/dev.ts account: is not an AWS account id ("1") — write its 12 digits in quotes, leading zeros included',
    ],
  },
  {
    mistake: 'a malformed change of a service beside a change of no service',
    environment: {
      services: {
        payment: { replicas: { count: 7 }, quota: { pods: 'many' } },
        legder: { quota: 5 },
      },
    },
    expected: [
      'config/dev.ts services.payment.quota.pods: is not a number ("many") — write a number',
      'config/dev.ts services.legder.quota: is not an object (5) — write an object',
      'config/dev.ts services.legder: is not in the catalogue ("legder") — use one of payment, fraud-detection, reporting',
    ],
  },
  {
    mistake: 'an environment without a name and without an account',
    environment: { name: undefined, account: '' },
    others: [{ ...staging, vpcCidr: '10.0.0.0/17' }],
    expected: [
      'config/dev.ts name: is missing — add it, as a string',
      'config/dev.ts account: is not an AWS account id ("") — write its 12 digits in quotes, leading zeros included',
      'config/staging.ts vpcCidr: overlaps config/dev.ts vpcCidr, 10.0.0.0/16 ("10.0.0.0/17") — choose a free range, e.g. 10.1.0.0/16',
    ],
  },
  {
    mistake: 'an environment whose name is too long for every name that it gives',
    environment: { name: 'a-rehearsal-of-everything-that-happens-in-production' },
    expected: [
      'config/dev.ts name: is longer than 20 characters ("a-rehearsal-of-everything-that-happens-in-production") — use at most 20 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a VPC that is no range beside overlapping subnets',
    environment: {
      vpcCidr: '10.0.0.0',
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.2.0/24', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: [
      'config/dev.ts vpcCidr: is not an IPv4 range ("10.0.0.0") — write address and mask, e.g. 10.0.0.0/16',
      'config/dev.ts subnets.private[0]: overlaps config/dev.ts subnets.public[2], 10.0.2.0/24 ("10.0.2.0/24") — choose another block',
    ],
  },
  {
    mistake: 'two zones with subnets for three',
    environment: {
      zones: ['use1-az1', 'use1-az2'],
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.10.0/24', '10.0.11.0/24', '10.0.12.0/24'],
      },
    },
    expected: ['config/dev.ts zones: are not three (["use1-az1","use1-az2"]) — name three availability zone ids'],
  },
];
