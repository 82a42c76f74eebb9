/** Kinds whose resources hold what cannot be made again, or make readable what others hold. */
export const statefulKinds: ReadonlySet<string> = new Set([
  'athena Workgroup',
  'cloudwatchlogs Group',
  'dynamodb Table',
  'ecr Repository',
  'glue CatalogDatabase',
  'kms Alias',
  'kms Key',
  's3 Bucket',
  'secretsmanager Secret',
  'sns Topic',
  'sqs Queue',
]);
