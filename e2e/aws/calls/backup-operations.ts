import { type AwsRequest, path } from './call';

/** What AWS Backup calls a request, by its method and path. Source: AWS Backup API reference, "Actions". */
const operations: readonly (readonly [request: RegExp, operation: string])[] = [
  [/^GET \/backup-vaults\/?$/, 'ListBackupVaults'],
  [/^PUT \/backup-vaults\/[^/]+$/, 'CreateBackupVault'],
  [/^GET \/backup-vaults\/[^/]+$/, 'DescribeBackupVault'],
  [/^DELETE \/backup-vaults\/[^/]+$/, 'DeleteBackupVault'],
  [/^PUT \/backup-vaults\/[^/]+\/vault-lock$/, 'PutBackupVaultLockConfiguration'],
  [/^DELETE \/backup-vaults\/[^/]+\/vault-lock$/, 'DeleteBackupVaultLockConfiguration'],
  [/^GET \/backup\/plans\/?$/, 'ListBackupPlans'],
  [/^PUT \/backup\/plans\/?$/, 'CreateBackupPlan'],
  [/^GET \/backup\/plans\/[^/]+\/?$/, 'GetBackupPlan'],
  [/^POST \/backup\/plans\/[^/]+$/, 'UpdateBackupPlan'],
  [/^DELETE \/backup\/plans\/[^/]+$/, 'DeleteBackupPlan'],
  [/^GET \/backup\/plans\/[^/]+\/selections\/?$/, 'ListBackupSelections'],
  [/^PUT \/backup\/plans\/[^/]+\/selections\/?$/, 'CreateBackupSelection'],
  [/^GET \/backup\/plans\/[^/]+\/selections\/[^/]+$/, 'GetBackupSelection'],
  [/^DELETE \/backup\/plans\/[^/]+\/selections\/[^/]+$/, 'DeleteBackupSelection'],
  [/^GET \/tags\//, 'ListTags'],
  [/^POST \/tags\//, 'TagResource'],
  [/^POST \/untag\//, 'UntagResource'],
];

/** The operation of AWS Backup that a request asks for; `Unknown` for one that is not told apart here. */
export function backupOperation(request: AwsRequest): string {
  const asked = `${request.method} ${path(request)}`;
  return operations.find(([form]) => form.test(asked))?.[1] ?? 'Unknown';
}
