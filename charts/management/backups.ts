import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as backup from '../../imports/backup.aws.m.upbound.io';
import { Aws } from '../aws/aws';
import type { Statement } from '../aws/policy';
import { Role } from '../aws/role';

/** How often what is made, in UTC, and for how many days it is kept. */
const rules = [
  { ruleName: 'daily', schedule: 'cron(0 3 * * ? *)', days: 35 },
  { ruleName: 'monthly', schedule: 'cron(0 3 1 * ? *)', days: 366 },
] as const;

/** Days after which a compliance lock is final; no fewer are possible. Source: AWS Backup API reference, "PutBackupVaultLockConfiguration". */
const daysToChangeOnesMind = 3;

/**
 * Backups of an environment's tables and databases in a locked vault, beside what DynamoDB and Aurora keep by themselves:
 * they outlive a table that somebody deletes, and who may delete tables may not shorten their life.
 */
export class BackupsChart extends Chart {
  private readonly aws: Aws;
  private readonly name: string;

  public constructor(
    scope: Construct,
    id: string,
    private readonly environment: Environment,
  ) {
    super(scope, id, { namespace: environment.name });
    this.aws = new Aws(environment);
    this.name = names(environment).backups;
    this.vault();
    this.plan();
    this.selection();
  }

  private vault(): void {
    const { environment, name } = this;
    new backup.Vault(
      this,
      'vault',
      this.aws.managed(backup.Vault, {
        name,
        forProvider: { kmsKeyArnRef: { name: names(environment).key('data') }, forceDestroy: false },
      }),
    );
    const days = rules.map((rule) => rule.days);
    new backup.VaultLockConfiguration(
      this,
      'lock',
      this.aws.managed(backup.VaultLockConfiguration, {
        name,
        confirmDeletion: true,
        forProvider: {
          backupVaultNameRef: { name },
          minRetentionDays: Math.min(...days),
          maxRetentionDays: Math.max(...days),
          changeableForDays: environment.vaultLock === 'compliance' ? daysToChangeOnesMind : undefined,
        },
      }),
    );
  }

  private plan(): void {
    const { name } = this;
    new backup.Plan(
      this,
      'plan',
      this.aws.managed(backup.Plan, {
        name,
        confirmDeletion: true,
        forProvider: {
          name,
          rule: rules.map(({ ruleName, schedule, days }) => ({
            ruleName,
            schedule,
            // A literal, since a reference inside a list would make Argo CD and the provider overwrite each other.
            targetVaultName: name,
            startWindow: 60,
            completionWindow: 480,
            lifecycle: { deleteAfter: days },
          })),
        },
      }),
    );
  }

  /** Whatever has the environment's tag, so that a service that comes later needs no other selection: AWS changes none. */
  private selection(): void {
    const { environment, name } = this;
    const role = names(environment).role('backups');
    new Role(this, 'role', {
      environment,
      name: role,
      description: 'Backs up tables and databases',
      // No page of AWS says that AWS Backup tells a trust policy for which resource it acts.
      trust: {
        Effect: 'Allow',
        Principal: { Service: 'backup.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': environment.account } },
      },
      statements: this.permissions(),
    });
    new backup.Selection(
      this,
      'selection',
      this.aws.managed(backup.Selection, {
        name,
        confirmDeletion: true,
        forProvider: {
          name,
          planIdRef: { name },
          iamRoleArnRef: { name: role },
          resources: ['arn:aws:dynamodb:*:*:table/*', 'arn:aws:rds:*:*:cluster:*'],
          condition: [{ stringEquals: [{ key: 'aws:ResourceTag/Environment', value: environment.name }] }],
        },
      }),
    );
  }

  /**
   * What AWS Backup does as this role, for this environment alone.
   *
   * Source: AWS managed policy reference, "AWSBackupServiceRolePolicyForBackup", the statements about DynamoDB, Aurora, tags
   * and vaults.
   */
  private permissions(): Statement[] {
    const { aws, environment } = this;
    const name = names(environment);
    const table = aws.arn('dynamodb', `table/${name.table('*', '*')}`);
    const cluster = aws.arn('rds', `cluster:${name.postgres('*', '*')}`);
    const snapshot = aws.arn('rds', 'cluster-snapshot:awsbackup:*');
    const allow = (Action: readonly string[], Resource: string | readonly string[]): Statement => {
      return { Effect: 'Allow', Action, Resource };
    };
    const ours = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': name.keyAlias('data') } };
    return [
      allow(
        [
          'dynamodb:CreateBackup',
          'dynamodb:DescribeTable',
          'dynamodb:ListTagsOfResource',
          'dynamodb:StartAwsBackupJob',
        ],
        table,
      ),
      allow(['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup'], `${table}/backup/*`),
      allow(['rds:CreateDBClusterSnapshot', 'rds:DescribeDBClusters', 'rds:ListTagsForResource'], cluster),
      allow(
        [
          'rds:AddTagsToResource',
          'rds:CreateDBClusterSnapshot',
          'rds:DeleteDBClusterSnapshot',
          'rds:DescribeDBClusterSnapshots',
          'rds:ListTagsForResource',
          'rds:ModifyDBClusterSnapshotAttribute',
        ],
        snapshot,
      ),
      allow(
        ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'],
        aws.arn('backup', `backup-vault:${this.name}`),
      ),
      // Where a table has tags, its backup gets them.
      allow(['backup:TagResource'], aws.arn('backup', 'recovery-point:*')),
      allow(['tag:GetResources'], '*'),
      { ...allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'], aws.arn('kms', 'key/*')), Condition: ours },
      {
        ...allow(['kms:CreateGrant'], aws.arn('kms', 'key/*')),
        Condition: { ...ours, Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      },
    ];
  }
}
