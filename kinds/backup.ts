import { on, onThose, passesRole, unseen, usesKey } from './access';
import { type ApiKinds, customerKey, given, type KindFacts, regional } from './kind';

const vault = on('backup backup-vault');
/** AWS names plans, so their tags say whose they are. */
const plan = onThose('tagged', 'backup backup-plan');
const tagging = onThose('retagged', 'backup backup-plan');

const common = {
  takes: [],
  holds: [],
  jsonTexts: {},
  leaveOut: {},
} satisfies Partial<KindFacts>;

export const backup = {
  'backup Plan': {
    ...common,
    // AWS Backup API reference, "BackupPlanInput".
    name: { ...given, max: 50, pattern: /^[a-zA-Z0-9_.-]+$/ },
    externalName: 'made by AWS',
    stateful: false,
    references: { 'rule[].targetVaultNameRef': 'backup Vault' },
    required: ['rule'],
    identifiedBy: 'tags',
    operations: { create: 'backup:CreateBackupPlan', delete: 'backup:DeleteBackupPlan' },
    access: {
      create: [
        onThose('tagged at creation', 'backup backup-plan')('backup:CreateBackupPlan'),
        tagging('backup:TagResource'),
      ],
      read: [plan('backup:GetBackupPlan', 'backup:ListTags')],
      update: [plan('backup:UntagResource', 'backup:UpdateBackupPlan'), tagging('backup:TagResource')],
      delete: [plan('backup:DeleteBackupPlan')],
    },
  },
  'backup Selection': {
    ...common,
    // AWS Backup API reference, "BackupSelection".
    name: { ...given, max: 50, pattern: /^[a-zA-Z0-9_.-]+$/ },
    externalName: 'made by AWS',
    stateful: false,
    references: {
      iamRoleArnRef: 'iam Role',
      notResourcesRefs: 'rds Instance',
      planIdRef: 'backup Plan',
      resourcesRefs: 'rds Instance',
    },
    required: ['iamRoleArn', 'planId'],
    // AWS Backup API reference, "DeleteBackupPlan".
    holds: ['planIdRef'],
    identifiedBy: ['planIdRef', 'name'],
    operations: { create: 'backup:CreateBackupSelection', delete: 'backup:DeleteBackupSelection' },
    access: {
      create: [
        plan('backup:CreateBackupSelection'),
        passesRole('backup.amazonaws.com'),
        unseen(
          'The first selection of an account; IAM checks it without a call. Source: AWS Backup developer guide, "Using service-linked roles for AWS Backup".',
          on('iam role of Backup')('iam:CreateServiceLinkedRole'),
        ),
      ],
      read: [plan('backup:GetBackupSelection')],
      update: [],
      delete: [plan('backup:DeleteBackupSelection')],
    },
  },
  'backup Vault': {
    ...common,
    // AWS Backup API reference, "CreateBackupVault".
    name: { ...regional, min: 2, max: 50, pattern: /^[a-zA-Z0-9_-]+$/ },
    externalName: 'stated',
    stateful: {
      end: 'its backups are lost where forceDestroy is set; else AWS deletes it only once it is empty',
      refusal: 'none',
      cardholderData: { '3.5.1': { kmsKeyArn: customerKey } },
    },
    references: { kmsKeyArnRef: 'kms Key' },
    required: [],
    identifiedBy: 'tags',
    operations: { create: 'backup:CreateBackupVault', delete: 'backup:DeleteBackupVault' },
    access: {
      create: [
        vault('backup:CreateBackupVault', 'backup:TagResource'),
        unseen('AWS checks it without a call. Source: AWS Backup developer guide, "Creating a backup vault".', {
          actions: ['backup-storage:MountCapsule'],
          on: 'anything',
        }),
        ...usesKey('backup', 'AWS Backup developer guide, "Creating a backup vault"'),
        unseen(
          'KMS checks it without a call. Source: AWS Backup developer guide, "Creating a backup vault".',
          onThose({ askedBy: 'backup' }, 'kms key')('kms:Decrypt', 'kms:GenerateDataKey', 'kms:RetireGrant'),
        ),
      ],
      read: [vault('backup:DescribeBackupVault', 'backup:ListTags')],
      update: [vault('backup:TagResource', 'backup:UntagResource')],
      // Only a retained environment has a vault, and nothing deletes what it holds.
      delete: [],
    },
  },
  'backup VaultLockConfiguration': {
    ...common,
    name: 'none',
    externalName: 'written again',
    stateful: { end: 'backups can be deleted before their time', refusal: 'none', cardholderData: {} },
    references: { backupVaultNameRef: 'backup Vault' },
    required: ['backupVaultName'],
    identifiedBy: ['backupVaultNameRef'],
    operations: 'none',
    access: {
      create: [vault('backup:PutBackupVaultLockConfiguration')],
      read: [vault('backup:DescribeBackupVault')],
      update: [],
      // A lock that its maker may take off protects nothing from him.
      delete: [],
    },
  },
} satisfies ApiKinds;
