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
