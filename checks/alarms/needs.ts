import { egressProxy } from '../../config/model/reaches/egress-proxy';
import type { DistObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';

/** What must be watched, and the beginning of the metric, or what a query must name. */
export type Need = readonly [DistObject, what: string, ...parts: string[]];

/** The objects of these kinds. */
export const ofKind = (objects: readonly DistObject[], ...kinds: string[]) =>
  objects.filter((object) => kinds.includes(groupKind(object)));

/** What has to be watched of an environment, each with an alarm of any sort. */
export function needs(own: readonly DistObject[]): readonly Need[] {
  return [
    ...ofKind(own, 'sqs Queue').map((queue) => {
      const name = stringAt(forProviderOf(queue.body), 'name') ?? '';
      const isLast = stringAt(forProviderOf(queue.body), 'redrivePolicy') === undefined;
      return isLast
        ? ([queue, 'dead letters', `ApproximateNumberOfMessagesVisible QueueName=${name}`] as const)
        : ([queue, 'old messages', `ApproximateAgeOfOldestMessage QueueName=${name}`] as const);
    }),
    ...ofKind(own, 'dynamodb Table').map(
      (table) => [table, 'throttles', 'SUM(ThrottledRequests)', `TableName = '${externalNameOf(table)}'`] as const,
    ),
    ...ofKind(own, 'rds Cluster').flatMap((cluster) => [
      [cluster, 'its capacity', `ACUUtilization DBClusterIdentifier=${externalNameOf(cluster)}`] as const,
      [cluster, 'its connections', `DatabaseConnections DBClusterIdentifier=${externalNameOf(cluster)}`] as const,
    ]),
    ...ofKind(own, 'elasticache ServerlessCache').flatMap((cache) => [
      [cache, 'its data', `BytesUsedForCache clusterId=${externalNameOf(cache)}`] as const,
      [cache, 'its throttles', `ThrottledCmds clusterId=${externalNameOf(cache)}`] as const,
    ]),
    ...(ofKind(own, 'dynamodb Table', 'rds Cluster').length === 0 ? [] : ofKind(own, 'backup Vault')).flatMap(
      (vault) => [
        [vault, 'failed backups', `NumberOfBackupJobsFailed BackupVaultName=${externalNameOf(vault)}`] as const,
        [vault, 'expired backups', `NumberOfBackupJobsExpired BackupVaultName=${externalNameOf(vault)}`] as const,
      ],
    ),
    ...ofKind(own, 'networking.k8s.io Ingress').flatMap(entranceNeeds),
    ...clusterNeeds(own),
  ];
}

/** What would write no metric if it stood still, so that its alarm has to ring on silence. */
export function silenceNeeds(own: readonly DistObject[]): Need[] {
  const looks = 'AWS/Usage CallCount Class=None Resource=GetDashboard Service=CloudWatch Type=API\n';
  const stored = ofKind(own, 'dynamodb Table', 'rds Cluster');
  return [
    ...ofKind(own, 'eks Cluster').map(
      (cluster): Need => [
        cluster,
        'pods that nothing measures',
        `pod_cpu_utilization ClusterName=${externalNameOf(cluster)}\n`,
      ],
    ),
    ...ofKind(own, 'cloudwatch Dashboard').map((dashboard): Need => [dashboard, 'the silence of Crossplane', looks]),
    ...ofKind(own, 'core Namespace')
      .filter(({ name }) => name === egressProxy)
      .map((proxy): Need => [proxy, 'a proxy that does not run', 'pod_cpu_utilization', `Namespace=${proxy.name}\n`]),
    ...(stored.length === 0 ? [] : ofKind(own, 'backup Vault')).map(
      (vault): Need => [
        vault,
        'missing backups',
        `NumberOfBackupJobsCompleted BackupVaultName=${externalNameOf(vault)}`,
      ],
    ),
  ];
}

/** What services share: Fargate, what reads secrets, and the way to the internet. */
function clusterNeeds(own: readonly DistObject[]): Need[] {
  const clusters = ofKind(own, 'eks Cluster');
  return [
    ...clusters.flatMap((cluster): Need[] => {
      const measured = (metric: string) => `${metric} ClusterName=${externalNameOf(cluster)}\n`;
      return [
        [cluster, 'the quota of Fargate', 'SERVICE_QUOTA('],
        [cluster, 'secrets that are not copied', measured('externalsecret_status_condition')],
      ];
    }),
    ...ofKind(own, 'ec2 NATGateway').map((gateway): Need => [gateway, 'its ports', 'ErrorPortAllocation']),
  ];
}

function entranceNeeds(ingress: DistObject): Need[] {
  return [
    ...certificatesOf(ingress).map(
      (arn) => [ingress, 'its certificate', `DaysToExpiry CertificateArn=${arn}`] as const,
    ),
    ...[
      ['errors of its load balancer', 'HTTPCode_ELB_5XX_Count'],
      ['errors of its pods', 'HTTPCode_Target_5XX_Count'],
      ['its latency', 'TargetResponseTime'],
      ['unhealthy pods', 'UnHealthyHostCount'],
    ].map(([what = '', metric = '']) => [ingress, what, metric, 'AWS/ApplicationELB'] as const),
  ];
}

/** ARNs of the certificates of an entrance. */
export const certificatesOf = ({ annotations }: DistObject) =>
  (annotations['alb.ingress.kubernetes.io/certificate-arn'] ?? '').split(',');
