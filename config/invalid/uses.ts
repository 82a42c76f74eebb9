import { exampleEnvironments, exampleServices } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;
const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };

const id = { name: 'id', type: 'S' };
const number = { name: 'number', type: 'N' };
const day = { name: 'day', type: 'S' };

/** A service with one table. */
const table = (change: object) => ({
  ledger: { ...ledger, uses: { tables: { postings: { partitionKey: id, ...change } } } },
});

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
      'config/services.ts ledger.uses.tables.postings.indexes: is no index name that DynamoDB takes ("by") — use 3 to 255 letters, digits and _ . -',
    ],
  },
  {
    mistake: 'an index name with a blank',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: {
            postings: {
              partitionKey: { name: 'id', type: 'S' },
              indexes: { 'by day': { partitionKey: { name: 'day', type: 'S' } } },
            },
          },
        },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.indexes: is no index name that DynamoDB takes ("by day") — use 3 to 255 letters, digits and _ . -',
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
    mistake: 'an expiry that is turned off without its attribute',
    catalogue: {
      ledger: {
        ...ledger,
        uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' }, expires: false } } },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.expires: does not say of which attribute (false) — write expiresAt as well, or leave this out where items have never expired',
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
  {
    mistake: 'an expiry that is blank',
    catalogue: {
      ledger: {
        ...ledger,
        uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' }, expiresAt: '  ' } } },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.expiresAt: names an attribute that is too long, blank or partly invisible ("  ") — use 1 to 255 visible characters without blanks around them',
    ],
  },
  {
    mistake: 'an expiry with a blank at its end',
    catalogue: {
      ledger: {
        ...ledger,
        uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' }, expiresAt: 'until ' } } },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.expiresAt: names an attribute that is too long, blank or partly invisible ("until ") — use 1 to 255 visible characters without blanks around them',
    ],
  },
  {
    mistake: 'an expiry that is empty',
    catalogue: {
      ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' }, expiresAt: '' } } } },
    },
    expected: ['config/services.ts ledger.uses.tables.postings.expiresAt: is empty ("") — write a text'],
  },
  {
    mistake: 'a key attribute with a blank at its end',
    catalogue: { ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'id ', type: 'S' } } } } } },
    expected: [
      'config/services.ts ledger.uses.tables.postings: names an attribute that is too long, blank or partly invisible ("id ") — use 1 to 255 visible characters without blanks around them',
    ],
  },
  {
    mistake: 'a key attribute without a name',
    catalogue: { ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: '', type: 'S' } } } } } },
    expected: ['config/services.ts ledger.uses.tables.postings.partitionKey.name: is empty ("") — write a text'],
  },
  {
    mistake: 'a table without a key',
    catalogue: { ledger: { ...ledger, uses: { tables: { postings: {} } } } },
    expected: [
      'config/services.ts ledger.uses.tables.postings.partitionKey: is missing — add it, as an object with name, type',
    ],
  },
  {
    mistake: 'a misspelt field of a table',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: { postings: { partitionKey: { name: 'id', type: 'S' }, sortkey: { name: 'day', type: 'S' } } },
        },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.sortkey: is not a field ({"name":"day","type":"S"}) — did you mean sortKey?',
    ],
  },
  {
    mistake: 'a type in small letters',
    catalogue: { ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'id', type: 's' } } } } } },
    expected: [
      'config/services.ts ledger.uses.tables.postings.partitionKey.type: is not an allowed value ("s") — did you mean S?',
    ],
  },
  {
    mistake: 'more indexes than a table may have',
    catalogue: {
      ledger: {
        ...ledger,
        uses: {
          tables: {
            postings: {
              partitionKey: { name: 'id', type: 'S' },
              indexes: Object.fromEntries(
                Array.from({ length: 21 }, (_, index) => [`by-${index}`, { partitionKey: { name: 'id', type: 'S' } }]),
              ),
            },
          },
        },
      },
    },
    expected: ['config/services.ts ledger.uses.tables.postings.indexes: are more than 20 (21) — split the table'],
  },
  {
    mistake: 'a misspelt use',
    catalogue: { ledger: { ...ledger, uses: { queue: ['postings'] } } },
    expected: ['config/services.ts ledger.uses.queue: is not a field (["postings"]) — did you mean queues?'],
  },
  {
    mistake: 'a use that there is not',
    catalogue: { ledger: { ...ledger, uses: { streams: ['postings'] } } },
    expected: [
      'config/services.ts ledger.uses.streams: is not a field (["postings"]) — remove it, or use one of tables, databases, caches, queues, topics, buckets, workgroups, sagemakerEndpoints',
    ],
  },
  {
    mistake: 'a queue name that is empty',
    catalogue: { ledger: { ...ledger, uses: { queues: [''] } } },
    expected: [
      'config/services.ts ledger.uses.queues[0]: is empty ("") — use at most 63 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a queue name with two hyphens in a row',
    catalogue: { ledger: { ...ledger, uses: { queues: ['post--ings'] } } },
    expected: [
      'config/services.ts ledger.uses.queues[0]: has two hyphens in a row ("post--ings") — use lower-case letters, digits and single inner hyphens, e.g. post-ings',
    ],
  },
  {
    mistake: 'a queue name that ends in a hyphen',
    catalogue: { ledger: { ...ledger, uses: { queues: ['postings-'] } } },
    expected: [
      'config/services.ts ledger.uses.queues[0]: ends in a hyphen ("postings-") — use lower-case letters, digits and single inner hyphens, e.g. postings',
    ],
  },
  {
    mistake: 'a topic name that starts with a digit',
    catalogue: { ledger: { ...ledger, uses: { topics: ['2fa'] } } },
    expected: [
      'config/services.ts ledger.uses.topics[0]: does not start with a letter ("2fa") — use lower-case letters, digits and single inner hyphens, e.g. fa',
    ],
  },
  {
    mistake: 'a topic name with a line break',
    catalogue: { ledger: { ...ledger, uses: { topics: ['post\nings'] } } },
    expected: [
      'config/services.ts ledger.uses.topics[0]: has other characters than lower-case letters, digits and hyphens ("post\\nings") — use lower-case letters, digits and single inner hyphens, e.g. post-ings',
    ],
  },
  {
    mistake: 'a bucket name with a blank at its end',
    catalogue: { ledger: { ...ledger, uses: { buckets: ['postings '] } } },
    expected: [
      'config/services.ts ledger.uses.buckets[0]: has a blank at its beginning or end ("postings ") — use lower-case letters, digits and single inner hyphens, e.g. postings',
    ],
  },
  {
    mistake: 'a number where a name belongs',
    catalogue: { ledger: { ...ledger, uses: { buckets: [2026] } } },
    expected: ["config/services.ts ledger.uses.buckets[0]: is not a string (2026) — write it in quotes, '2026'"],
  },
  {
    mistake: 'a bucket of a service that AWS has its examples begin with',
    catalogue: { 'amzn-s3-demo': { ...ledger, uses: { buckets: ['data'] } } },
    expected: [
      'config/services.ts amzn-s3-demo: is a name that the platform itself, Kubernetes or AWS uses ("amzn-s3-demo") — choose another name for the service',
      'config/services.ts amzn-s3-demo.uses.buckets[0]: gives the S3 bucket of environment dev a name that AWS refuses ("amzn-s3-demo-data-dev-111122223333") — rename the service or the resource',
    ],
  },
  {
    mistake: 'a name of 64 characters',
    catalogue: { ledger: { ...ledger, uses: { queues: ['q'.repeat(64)] } } },
    expected: [
      'config/services.ts ledger.uses.queues[0]: is longer than 63 characters ("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq") — use at most 63 lower-case letters, digits and inner hyphens, and start with a letter',
    ],
  },
  {
    mistake: 'a table that is a field of every object of JavaScript',
    catalogue: {
      ledger: { ...ledger, uses: { tables: { constructor: { partitionKey: { name: 'id', type: 'S' } } } } },
    },
    expected: [
      'config/services.ts ledger.uses.tables.constructor: is the name of a field that every object of JavaScript has ("constructor") — choose another word',
    ],
  },
  {
    mistake: 'a queue that is what a missing value becomes',
    catalogue: { ledger: { ...ledger, uses: { queues: ['undefined'] } } },
    expected: [
      'config/services.ts ledger.uses.queues[0]: contains what JavaScript writes for a missing value ("undefined") — give the value',
    ],
  },
  {
    mistake: 'a key attribute that is what a missing value becomes',
    catalogue: {
      ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'null', type: 'S' } } } } },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.partitionKey.name: contains what JavaScript writes for a missing value ("null") — give the value',
    ],
  },
  {
    mistake: 'a key attribute with a mark that nobody sees',
    catalogue: {
      ledger: { ...ledger, uses: { tables: { postings: { partitionKey: { name: 'i\u202ed', type: 'S' } } } } },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings: names an attribute that is too long, blank or partly invisible ("i\\u{202e}d") — use 1 to 255 visible characters without blanks around them',
    ],
  },
  {
    mistake: 'an expiry with a line break',
    catalogue: {
      ledger: {
        ...ledger,
        uses: { tables: { postings: { partitionKey: { name: 'id', type: 'S' }, expiresAt: 'un\ntil' } } },
      },
    },
    expected: [
      'config/services.ts ledger.uses.tables.postings.expiresAt: names an attribute that is too long, blank or partly invisible ("un\\ntil") — use 1 to 255 visible characters without blanks around them',
    ],
  },
  {
    mistake: 'services and queues whose names become one',
    others: [staging],
    catalogue: {
      'ledger-card': { ...ledger, uses: { queues: ['postings'] } },
      ledger: { ...ledger, uses: { queues: ['card-postings'] } },
    },
    expected: [
      'config/services.ts ledger.uses.queues[0]: gives the SQS queue of environment dev the same name as config/services.ts ledger-card.uses.queues[0] of dev ("ledger-card-postings-dev") — rename one of the two',
    ],
  },
  {
    mistake: 'repositories that collide across environments',
    others: [{ ...staging, name: 'service-dev', protection: 'disposable', account: '111122223333' }],
    catalogue: { ledger, 'ledger-service': ledger },
    expected: [
      'config/services.ts ledger: gives the image repository of environment service-dev the same name as config/services.ts ledger-service of dev ("ledger-service-service-dev") — rename one of the two',
    ],
  },
  {
    mistake: 'a local index on a table without a sort key',
    catalogue: table({ localIndexes: { 'by-day': { sortKey: day } } }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes: are on a table without a sort key, where DynamoDB takes none (["by-day"]) — give the table a sort key, or make the index global, in indexes',
    ],
  },
  {
    mistake: 'a local index with a partition key of its own',
    catalogue: table({ sortKey: number, localIndexes: { 'by-day': { partitionKey: number, sortKey: day } } }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes.by-day.partitionKey: is not a field ({"name":"number","type":"N"}) — remove it, or use one of sortKey',
    ],
  },
  {
    mistake: 'a local index without a sort key',
    catalogue: table({ sortKey: number, localIndexes: { 'by-day': {} } }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes.by-day.sortKey: is missing — add it, as an object with name, type',
    ],
  },
  {
    mistake: 'a local index by the sort key that the table has',
    catalogue: table({ sortKey: number, localIndexes: { 'by-number': { sortKey: number } } }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes.by-number.sortKey: is the table\'s own sort key ("number") — use another attribute, or leave the index out',
    ],
  },
  {
    mistake: 'a local index by the partition key',
    catalogue: table({ sortKey: number, localIndexes: { 'by-id': { sortKey: id } } }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes.by-id.sortKey: is the partition key again ("id") — use another attribute, or no sort key',
    ],
  },
  {
    mistake: 'six local indexes',
    catalogue: table({
      sortKey: number,
      localIndexes: Object.fromEntries(
        Array.from({ length: 6 }, (_, index) => [`by-${index}-th`, { sortKey: { name: `field-${index}`, type: 'S' } }]),
      ),
    }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes: are more than 5 (6) — make the others global, in indexes',
    ],
  },
  {
    mistake: 'a local index with the name of a global one, and a name that DynamoDB does not take',
    catalogue: table({
      sortKey: number,
      indexes: { 'by-day': { partitionKey: day } },
      localIndexes: { 'by-day': { sortKey: day }, by: { sortKey: day } },
    }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.localIndexes: is no index name that DynamoDB takes ("by") — use 3 to 255 letters, digits and _ . -',
      'config/services.ts ledger.uses.tables.postings.localIndexes.by-day: has the name of a global index of the table ("by-day") — rename one of the two',
    ],
  },
  {
    mistake: 'a stream as a yes',
    catalogue: table({ stream: true }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.stream: is not an allowed value (true) — use one of keys-only, new-image, old-image, new-and-old-images',
    ],
  },
  {
    mistake: 'a stream as DynamoDB itself calls it',
    catalogue: table({ stream: 'NEW_AND_OLD_IMAGES' }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.stream: is not an allowed value ("NEW_AND_OLD_IMAGES") — did you mean new-and-old-images?',
    ],
  },
  {
    mistake: 'a scan as a list',
    catalogue: table({ scan: ['postings'] }),
    expected: [
      'config/services.ts ledger.uses.tables.postings.scan: is not a boolean (["postings"]) — write a boolean',
    ],
  },
];
