import { exampleEnvironments } from '../model/example';
import type { Invalid } from './invalid';

const [, staging] = exampleEnvironments;
const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };

/** A service with one database. */
const database = (description: unknown, name = 'books') => ({
  ledger: { ...ledger, uses: { databases: { [name]: description } } },
});

/** Mistakes in databases of services, and in what keeps their backups. */
export const invalidDatabases: readonly Invalid[] = [
  {
    mistake: 'a database named as a word of SQL',
    catalogue: database({}, 'user'),
    expected: [
      'config/services.ts ledger.uses.databases.user: is a name that PostgreSQL or RDS keeps for itself ("user") — choose another name for the database',
    ],
  },
  {
    mistake: 'a database that RDS has already',
    catalogue: database({}, 'postgres'),
    expected: [
      'config/services.ts ledger.uses.databases.postgres: is a name that PostgreSQL or RDS keeps for itself ("postgres") — choose another name for the database',
    ],
  },
  {
    mistake: 'a database whose name is a word of SQL once its hyphen is gone',
    catalogue: database({}, 'current-user'),
    expected: [
      'config/services.ts ledger.uses.databases.current-user: is a name that PostgreSQL or RDS keeps for itself ("current-user") — choose another name for the database',
    ],
  },
  {
    mistake: 'a capacity that begins above its end',
    catalogue: database({ capacity: { from: 8, to: 2 } }),
    expected: [
      'config/services.ts ledger.uses.databases.books.capacity: begins above where it ends ({"from":8,"to":2}) — exchange the two, or raise to',
    ],
  },
  {
    mistake: 'capacities between the halves',
    catalogue: database({ capacity: { from: 0.7, to: 1.25 } }),
    expected: [
      'config/services.ts ledger.uses.databases.books.capacity.from: is no multiple of a half ACU, in which Aurora counts (0.7) — use 0.5 or 1',
      'config/services.ts ledger.uses.databases.books.capacity.to: is no multiple of a half ACU, in which Aurora counts (1.25) — use 1 or 1.5',
    ],
  },
  {
    mistake: 'a capacity that Aurora has not',
    catalogue: database({ capacity: { from: 0.5, to: 512 } }),
    expected: ['config/services.ts ledger.uses.databases.books.capacity.to: is too large (512) — use at most 256'],
  },
  {
    mistake: 'a database that may never do anything',
    catalogue: database({ capacity: { from: 0, to: 0.5 } }),
    expected: ['config/services.ts ledger.uses.databases.books.capacity.to: is too small (0.5) — use at least 1'],
  },
  {
    mistake: 'a version that has ended',
    catalogue: database({ version: '13.20' }),
    expected: [
      'config/services.ts ledger.uses.databases.books.version: has ended standard support ("13.20") — use one of 14.x, 15.x, 16.x, 17.x, or add it to config/model/aws/aurora-versions.ts',
    ],
  },
  {
    mistake: 'a version that nobody has heard of',
    catalogue: database({ version: '99.1' }),
    expected: [
      'config/services.ts ledger.uses.databases.books.version: is not known here ("99.1") — use one of 14.x, 15.x, 16.x, 17.x, or add it to config/model/aws/aurora-versions.ts',
    ],
  },
  {
    mistake: 'a version without its minor',
    catalogue: database({ version: '17' }),
    expected: [
      'config/services.ts ledger.uses.databases.books.version: is no version with its minor, such as 17.5 ("17") — use one of 14.x, 15.x, 16.x, 17.x, and name the minor, since a database moves when Git says so',
    ],
  },
  {
    mistake: 'a minor version that cannot have every capacity',
    catalogue: database({ version: '16.1' }),
    expected: [
      'config/services.ts ledger.uses.databases.books.version: is too old for every capacity that may be asked for ("16.1") — use 16.3 or a later minor',
    ],
  },
  {
    mistake: 'three instances',
    catalogue: database({ instances: 3 }),
    expected: ['config/services.ts ledger.uses.databases.books.instances: is too large (3) — use at most 2'],
  },
  {
    mistake: 'a database with a name too long for what follows from it',
    catalogue: database({}, 'settlements-of-all-merchants-in-all-countries-and-currencies'),
    expected: [
      'config/services.ts ledger.uses.databases.settlements-of-all-merchants-in-all-countries-and-currencies: makes the Aurora cluster name of environment dev 71 characters long, over AWS\'s 63 ("ledger-settlements-of-all-merchants-in-all-countries-and-currencies-dev") — shorten the name of the service, the resource or the environment by 8',
      'config/services.ts ledger.uses.databases.settlements-of-all-merchants-in-all-countries-and-currencies: makes the Aurora instance name of environment dev 73 characters long, over AWS\'s 63 ("ledger-settlements-of-all-merchants-in-all-countries-and-currencies-1-dev") — shorten the name of the service, the resource or the environment by 10',
      'config/services.ts ledger.uses.databases.settlements-of-all-merchants-in-all-countries-and-currencies: makes the PostgreSQL user name of environment dev 71 characters long, over AWS\'s 63 ("ledger_settlements_of_all_merchants_in_all_countries_and_currencies_dev") — shorten the name of the service, the resource or the environment by 8',
    ],
  },
  {
    mistake: 'a service with the security group of a database',
    catalogue: { ...database({}), 'ledger-books-database': ledger },
    expected: [
      'config/services.ts ledger-books-database: gives the security group of environment dev the same name as config/services.ts ledger.uses.databases.books of dev ("eks-ledger-books-database-sg-dev") — rename one of the two',
    ],
  },
  {
    mistake: 'a database as a list',
    catalogue: { ledger: { ...ledger, uses: { databases: ['books'] } } },
    expected: ['config/services.ts ledger.uses.databases: is not an object (["books"]) — write an object'],
  },
  {
    mistake: 'the lock of a vault that a disposable environment has not',
    environment: { vaultLock: 'compliance' },
    expected: [
      'config/dev.ts vaultLock: locks a vault that a disposable environment has not ("compliance") — leave it out, or write protection: \'retained\'',
    ],
  },
  {
    mistake: 'a lock of another sort',
    others: [{ ...staging, vaultLock: 'strict' }],
    expected: ['config/staging.ts vaultLock: is not an allowed value ("strict") — use one of governance, compliance'],
  },
];
