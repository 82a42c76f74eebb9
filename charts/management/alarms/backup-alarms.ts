import type { Environment } from '../../../config/model/environment';
import { names } from '../../../config/model/names';
import type { AlarmProps, Metric } from './alarm';

const minute = 60;

/**
 * The alarms of what AWS Backup makes in the vault; none where nothing is backed up.
 *
 * Source: aws-digito-artifacts-gameday, "backup:alarm:backup-jobs-failed", whose alarm has rung for a vault by this dimension.
 */
export function backupAlarms(environment: Environment): AlarmProps[] {
  if (!environment.protection.backups || !hasBackups(environment)) return [];
  const vault = names(environment).backups;
  const ofVault = (metricName: string): Metric => ({
    namespace: 'AWS/Backup',
    metricName,
    dimensions: { BackupVaultName: vault },
    statistic: 'Sum',
  });
  const counted = (what: string, metricName: string, description: string): AlarmProps => ({
    subject: 'eks-backups',
    what,
    description,
    watched: ofVault(metricName),
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    period: 60 * minute,
    periods: 1,
    missing: 'notBreaching',
  });
  return [
    counted(
      'backup-failed',
      'NumberOfBackupJobsFailed',
      `AWS Backup could not back up a table or database into ${vault}.`,
    ),
    counted(
      'backup-expired',
      'NumberOfBackupJobsExpired',
      `A job into ${vault} did not begin in time, or a backup could not be deleted after its time.`,
    ),
    {
      subject: 'eks-backups',
      what: 'no-backup',
      description: `Nothing was backed up into ${vault} for two days.`,
      watched: ofVault('NumberOfBackupJobsCompleted'),
      comparison: 'LessThanThreshold',
      threshold: 1,
      // Jobs begin within an hour, so that more than a day may lie between two.
      period: 24 * 60 * minute,
      periods: 2,
      missing: 'breaching',
    },
  ];
}

const hasBackups = ({ services }: Environment) =>
  services.some(({ uses: { databases, tables } }) => Object.keys({ ...databases, ...tables }).length > 0);
