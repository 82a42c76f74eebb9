import type { Invalid } from './invalid';

const ledger = { port: 8080, calls: [], quota: { cpu: 1, memoryGiB: 1, pods: 4 } };

/** A service with one cache. */
const cache = (description: unknown, name = 'sessions') => ({
  ledger: { ...ledger, uses: { caches: { [name]: description } } },
});

/** Mistakes in caches of services. */
export const invalidCaches: readonly Invalid[] = [
  {
    mistake: 'a cache without room for anything',
    catalogue: cache({ dataGB: 0 }),
    expected: ['config/services.ts ledger.uses.caches.sessions.dataGB: is too small (0) — use at least 1'],
  },
  {
    mistake: 'a cache of half a gigabyte',
    catalogue: cache({ dataGB: 0.5 }),
    expected: [
      'config/services.ts ledger.uses.caches.sessions.dataGB: is not a whole number (0.5) — write a whole number',
    ],
  },
  {
    mistake: 'a cache that is larger than ElastiCache has any',
    catalogue: cache({ dataGB: 5001 }),
    expected: ['config/services.ts ledger.uses.caches.sessions.dataGB: is too large (5001) — use at most 5000'],
  },
  {
    mistake: 'a cache with fewer requests than ElastiCache counts',
    catalogue: cache({ ecpuPerSecond: 500 }),
    expected: ['config/services.ts ledger.uses.caches.sessions.ecpuPerSecond: is too small (500) — use at least 1000'],
  },
  {
    mistake: 'a cache with more requests than ElastiCache takes',
    catalogue: cache({ ecpuPerSecond: 20_000_000 }),
    expected: [
      'config/services.ts ledger.uses.caches.sessions.ecpuPerSecond: is too large (20000000) — use at most 15000000',
    ],
  },
  {
    mistake: 'a version of Valkey, which the platform chooses',
    catalogue: cache({ version: '8' }),
    expected: [
      'config/services.ts ledger.uses.caches.sessions.version: is not a field ("8") — remove it, or use one of dataGB, ecpuPerSecond',
    ],
  },
  {
    mistake: 'a cache with a name too long for what follows from it',
    catalogue: cache({}, 'authorizations-of-this-morning'),
    expected: [
      'config/services.ts ledger.uses.caches.authorizations-of-this-morning: makes the ElastiCache cache name of environment dev 41 characters long, over AWS\'s 40 ("ledger-authorizations-of-this-morning-dev") — shorten the name of the service, the resource or the environment by 1',
    ],
  },
  {
    mistake: 'two caches that come to one name',
    catalogue: { ...cache({}, 'cards-open'), 'ledger-cards': { ...ledger, uses: { caches: { open: {} } } } },
    expected: [
      'config/services.ts ledger-cards.uses.caches.open: gives the ElastiCache cache of environment dev the same name as config/services.ts ledger.uses.caches.cards-open of dev ("ledger-cards-open-dev") — rename one of the two',
    ],
  },
  {
    mistake: 'a service with the security group of a cache',
    catalogue: { ...cache({}), 'ledger-sessions-cache': ledger },
    expected: [
      'config/services.ts ledger-sessions-cache: gives the security group of environment dev the same name as config/services.ts ledger.uses.caches.sessions of dev ("eks-ledger-sessions-cache-sg-dev") — rename one of the two',
    ],
  },
  {
    mistake: 'a cache as a list',
    catalogue: { ledger: { ...ledger, uses: { caches: ['sessions'] } } },
    expected: ['config/services.ts ledger.uses.caches: is not an object (["sessions"]) — write an object'],
  },
];
