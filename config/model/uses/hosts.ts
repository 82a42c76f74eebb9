import type { Cache } from './cache';
import type { Database } from './database';
import type { Table } from './table';

/** Keys of the ConfigMap `hosts` in a service's namespace, which has what only AWS knows of what the service uses. */
export const hostKeys = {
  /** The host of a database's instance that writes. */
  database: (name: string) => `databases.${name}`,
  /** The host of one that reads. */
  reader: (name: string) => `databases.${name}.reader`,
  /** The ARN of the secret of its master user. */
  secret: (name: string) => `databases.${name}.secret`,
  /** The host of a cache. */
  cache: (name: string) => `caches.${name}`,
  /** The host of DynamoDB Streams. */
  streams: 'dynamodb-streams',
} as const;

/** The name of that ConfigMap. */
export const hostsConfigMap = 'hosts';

/** Whether a service uses anything that has such a key; without one its namespace has no such ConfigMap. */
export function hasHosts({
  caches,
  databases,
  tables,
}: {
  readonly caches: Readonly<Record<string, Cache>>;
  readonly databases: Readonly<Record<string, Database>>;
  readonly tables: Readonly<Record<string, Table>>;
}): boolean {
  return (
    Object.keys({ ...caches, ...databases }).length > 0 ||
    Object.values(tables).some(({ stream }) => stream !== undefined)
  );
}
