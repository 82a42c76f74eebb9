import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Vault {
  readonly BackupVaultName: string;
  readonly BackupVaultArn: string;
  readonly CreationDate: string;
}
interface Plan {
  readonly BackupPlanId: string;
  readonly BackupPlanArn: string;
}
interface Selection {
  readonly SelectionId: string;
  readonly SelectionName: string;
}

/** What an account has in AWS Backup. */
export async function backupResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { BackupVaultList = [] } = await ask<{ readonly BackupVaultList?: readonly Vault[] }>(
    'backup',
    'ListBackupVaults',
  );
  const { BackupPlansList = [] } = await ask<{ readonly BackupPlansList?: readonly Plan[] }>(
    'backup',
    'ListBackupPlans',
  );
  const found = await Promise.all([
    ...BackupVaultList.map((vault) => vaultResources(ask, vault)),
    ...BackupPlansList.map((plan) => planResources(ask, plan)),
  ]);
  return found.flat();
}

const tagsAt = async (ask: Ask, ResourceArn: string) =>
  (await ask<{ readonly Tags?: WrittenTags }>('backup', 'ListTags', { ResourceArn })).Tags;

async function vaultResources(ask: Ask, vault: Vault): Promise<AwsResource[]> {
  const { BackupVaultName, BackupVaultArn, CreationDate } = vault;
  const described = await ask<{ readonly Locked?: boolean }>('backup', 'DescribeBackupVault', { BackupVaultName });
  const identity = `${BackupVaultName} of ${CreationDate}`;
  const lock = {
    kind: 'backup VaultLockConfiguration',
    name: BackupVaultName,
    identity: `of ${identity}`,
    externalName: BackupVaultName,
    content: contentOf(described, ['MinRetentionDays', 'MaxRetentionDays', 'LockDate']),
  };
  return [
    {
      ...tagged('backup Vault', identity, await tagsAt(ask, BackupVaultArn), BackupVaultName),
      content: contentOf(described, ['EncryptionKeyArn']),
    },
    ...(described.Locked === true ? [lock] : []),
  ];
}

async function planResources(ask: Ask, { BackupPlanId, BackupPlanArn }: Plan): Promise<AwsResource[]> {
  const { BackupPlan } = await ask<{ readonly BackupPlan: { readonly BackupPlanName: string } }>(
    'backup',
    'GetBackupPlan',
    { BackupPlanId },
  );
  const { BackupSelectionsList = [] } = await ask<{ readonly BackupSelectionsList?: readonly Selection[] }>(
    'backup',
    'ListBackupSelections',
    { BackupPlanId },
  );
  const plan = {
    ...tagged('backup Plan', BackupPlanId, await tagsAt(ask, BackupPlanArn), BackupPlan.BackupPlanName),
    content: contentOf(BackupPlan, ['Rules']),
  };
  return [
    plan,
    ...BackupSelectionsList.map(({ SelectionId, SelectionName }) => ({
      kind: 'backup Selection',
      name: `${plan.name}, ${SelectionName}`,
      identity: SelectionId,
    })),
  ];
}
