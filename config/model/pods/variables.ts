/** What the names of the environment variables begin with by which pods learn what the service uses. */
export const variablePrefixes = {
  tables: ['TABLE'],
  databases: ['POSTGRES_DATABASE', 'POSTGRES_USER', 'POSTGRES_HOST', 'POSTGRES_READER', 'POSTGRES_SECRET'],
  caches: ['VALKEY_CACHE', 'VALKEY_USER', 'VALKEY_HOST'],
  queues: ['QUEUE'],
  topics: ['TOPIC'],
  buckets: ['BUCKET'],
  workgroups: ['WORKGROUP', 'GLUE_DATABASE'],
  sagemakerEndpoints: ['SAGEMAKER_ENDPOINT'],
} as const;

/** The same of those by which pods learn whom the service calls. */
export const callPrefix = 'SERVICE';

type Prefix = (typeof variablePrefixes)[keyof typeof variablePrefixes][number] | typeof callPrefix;

/** The name of such a variable, in capitals. */
export function variableName(prefix: Prefix, name: string): string {
  return `${prefix}_${upperCase(name)}`;
}

/** A name as a part of that of a variable. */
export function upperCase(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}
