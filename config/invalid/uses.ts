import { exampleEnvironments, exampleServices } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;
const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 3 } };

/** Mistakes in what a service uses of AWS. */
export const invalidUses: readonly Invalid[] = [
  {
    mistake: 'a sort key that is the partition key',
    catalogue: {
      ledger: {
        ...ledger,
        uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' }, sortKey: { name: 'id', type: 'S' } } } },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.sortKey: is the partition key again ("id") — use another attribute, or no sort key',
    ],
  },
  {
    mistake: 'an index name of two characters',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: {
            postings: {
              partitionKey: { name: 'id', type: 'S' },
              indexes: { by: { partitionKey: { name: 'day', type: 'S' } } },
            },
          },
        },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.indexes: is too short for an index ("by") — use 3 characters or more',
    ],
  },
  {
    mistake: 'an index name with capitals',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: {
            postings: {
              partitionKey: { name: 'id', type: 'S' },
              indexes: { byDay: { partitionKey: { name: 'day', type: 'S' } } },
            },
          },
        },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.indexes: has capitals ("byDay") — use lower-case letters, digits and single inner hyphens, e.g. by-day',
    ],
  },
  {
    mistake: 'an expiry that is no number',
    catalogue: {
      ledger: {
        ...ledger,
        uses: { tables: { postings: { partitionKey: { name: 'until', type: 'S' }, expiresAt: 'until' } } },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.expiresAt: is not a number, so no item would expire ("until") — use an attribute of type N with the epoch second',
    ],
  },
  {
    mistake: 'names that collide across environments',
    environment: { name: 'dev' },
    others: [{ ...staging, name: 'eu-dev', protection: 'disposable', account: '111122223333' }],
    catalogue: { ledger: { ...ledger, uses: { topics: ['log', 'log-eu'] } } },
    expected: [
      'config/services.ts ledger.uses.topics[0]: gives the SNS topic of environment eu-dev the same name as config/services.ts ledger.uses.topics[1] of dev ("ledger-log-eu-dev") — rename one of the two',
    ],
  },
  {
    mistake: 'a bucket name too long for S3',
    catalogue: { ledger: { ...ledger, uses: { buckets: ['quarterly-statements-of-all-the-merchants'] } } },
    expected: [
      'config/services.ts ledger.uses.buckets[0]: makes the S3 bucket name of environment dev 65 characters long, over AWS\'s 63 ("ledger-quarterly-statements-of-all-the-merchants-dev-111122223333") — shorten the name of the service, the resource or the environment by 2',
    ],
  },
  {
    mistake: 'a bucket name that S3 keeps for itself',
    catalogue: { sthree: { ...ledger, uses: { buckets: ['data'] } } },
    expected: [
      'config/services.ts sthree.uses.buckets[0]: gives the S3 bucket of environment dev a name that AWS refuses ("sthree-data-dev-111122223333") — rename the service or the resource',
    ],
  },
  {
    mistake: 'a topic with a name that is no part of others',
    catalogue: { ledger: { ...ledger, uses: { topics: ['Postings of today'] } } },
    expected: [
      'config/services.ts ledger.uses.topics[0]: has capitals ("Postings of today") — use lower-case letters, digits and single inner hyphens, e.g. postings-of-today',
    ],
  },
  {
    mistake: 'a table with a name that is no part of others',
    catalogue: { ledger: { ...ledger, uses: { tables: { post_ings: { partitionKey: { name: 'id', type: 'S' } } } } } },
    expected: [
      'config/services.ts ledger.uses.tables.post_ings: has other characters than lower-case letters, digits and hyphens ("post_ings") — use lower-case letters, digits and single inner hyphens, e.g. post-ings',
    ],
  },
  {
    mistake: 'a queue declared twice',
    catalogue: { ledger: { ...ledger, uses: { queues: ['postings', 'postings'] } } },
    expected: ['config/services.ts ledger.uses.queues[1]: is listed twice ("postings") — remove one'],
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
      'config/services.ts ledger.uses.tables.postings: gives one attribute two types, S and N ("id") — use the same type in every key',
    ],
  },
  {
    mistake: 'an attribute of an unknown type',
    catalogue: {
      ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'id', type: 'string' } } } } },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.partitionKey.type: is not an allowed value ("string") — use one of S, N, B',
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
      'config/services.ts payment-transactions.uses.tables.log: gives the DynamoDB table of environment dev the same name as config/services.ts payment.uses.tables.transactions-log of dev ("payment-transactions-log-dev") — rename one of the two',
    ],
  },
];
