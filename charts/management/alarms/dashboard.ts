import { entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { queuesOf } from '../../../config/model/message-flows';
import { names } from '../../../config/model/names';
import { Aws } from '../../aws/aws';
import type { AlarmProps } from './alarm';
import { fargateUsage } from './platform-alarms';
import { cacheDimension, undeliveredQueues } from './service-alarms';

/** A graph by its title: a search that finds lines by itself, or metrics as CloudWatch writes them. */
type Graph =
  | readonly [title: string, search: string]
  | readonly [title: string, metrics: readonly (readonly unknown[])[]];

/** Columns of a dashboard, of which each graph takes a half. */
const columns = 24;
const height = 6;

/**
 * The text of a dashboard: which alarms ring, and below them what they watch and what no alarm can watch.
 *
 * Source: CloudWatch API reference, "Dashboard body structure and syntax".
 */
export function dashboardBody(environment: Environment, alarms: readonly AlarmProps[]): string {
  const aws = new Aws(environment);
  const name = names(environment);
  const composed = environment.services
    .flatMap(entrancesOf)
    .flatMap(({ certificateArn, hosts }) => (certificateArn === undefined ? hosts : []))
    .map((host) => name.alarm(host, 'certificate'));
  const arns = [...alarms.map(({ subject, what }) => name.alarm(subject, what)), ...composed].map((alarm) =>
    aws.arn('cloudwatch', `alarm:${alarm}`),
  );
  const rows = Math.ceil(arns.length / 4) + 1;
  const state = {
    type: 'alarm',
    x: 0,
    y: 0,
    width: columns,
    height: rows,
    properties: { title: 'Alarms', alarms: arns },
  };
  const graphs = graphsOf(environment).map(([title, shown], index) => ({
    type: 'metric',
    x: (index % 2) * (columns / 2),
    y: rows + Math.floor(index / 2) * height,
    width: columns / 2,
    height,
    properties: {
      title,
      region: environment.region,
      view: 'timeSeries',
      period: 60,
      metrics: typeof shown === 'string' ? [[{ expression: shown, id: 'search' }]] : shown,
    },
  }));
  return JSON.stringify({ widgets: [state, ...graphs] });
}

function graphsOf(environment: Environment): Graph[] {
  const { cluster } = names(environment);
  const { namespace, metricName, dimensions, statistic } = fargateUsage;
  return [
    ...useGraphs(environment),
    ...(environment.services.flatMap(entrancesOf).length > 0 ? entranceGraphs : []),
    ...(['cpu', 'memory'] as const).map((resource): Graph => {
      const title = `${resource === 'cpu' ? 'CPU' : 'Memory'} of pods, in % of what they may use`;
      const metric = `MetricName="pod_${resource}_utilization_over_pod_limit" ClusterName="${cluster}"`;
      return [title, searchOf('ContainerInsights,ClusterName,Namespace,PodName', metric, 'Average')];
    }),
    [
      'vCPUs on Fargate, and the quota',
      [
        [namespace, metricName, ...Object.entries(dimensions).flat(), { id: 'usage', stat: statistic }],
        [{ expression: 'SERVICE_QUOTA(usage)', id: 'quota', label: 'quota' }],
      ],
    ],
    [
      'Secrets that are not in the cluster as in AWS',
      searchOf(
        'ContainerInsights,ClusterName,Namespace,Name',
        `MetricName="externalsecret_status_condition" ClusterName="${cluster}"`,
        'Maximum',
      ),
    ],
  ];
}

/** By the names of queues and tables, since others may be in the account. */
function useGraphs(environment: Environment): Graph[] {
  const name = names(environment);
  const own = environment.services;
  const queues = own.flatMap((service) =>
    queuesOf(service.uses).map(([queue, { fifo }]) => name.queue(service.name, queue, fifo)),
  );
  const dead = own.flatMap((service) =>
    queuesOf(service.uses).flatMap(([queue, { fifo }]) => [
      name.deadLetterQueue(service.name, queue, fifo),
      ...undeliveredQueues(environment, { service: service.name, name: queue }),
    ]),
  );
  const tables = own.flatMap((service) =>
    Object.keys(service.uses.tables).map((table) => name.table(service.name, table)),
  );
  const databases = own.flatMap((service) =>
    Object.keys(service.uses.databases).map((database) => name.postgres(service.name, database)),
  );
  const caches = own.flatMap((service) =>
    Object.keys(service.uses.caches).map((cache) => name.valkey(service.name, cache)),
  );
  const each = (namespace: string, metric: string, dimension: string, stat: string, named: readonly string[]) =>
    named.map((one) => [namespace, metric, dimension, one, { stat }]);
  const graphs: Graph[] = [
    [
      'Messages in dead-letter queues',
      each('AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', 'Maximum', dead),
    ],
    [
      'Seconds that the oldest message has waited',
      each('AWS/SQS', 'ApproximateAgeOfOldestMessage', 'QueueName', 'Maximum', queues),
    ],
    [
      'ACU of databases, in hundredths of the most',
      each('AWS/RDS', 'ACUUtilization', 'DBClusterIdentifier', 'Maximum', databases),
    ],
    ['Bytes in caches', each('AWS/ElastiCache', 'BytesUsedForCache', cacheDimension, 'Maximum', caches)],
    ['Reads of tables, in units', each('AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'TableName', 'Sum', tables)],
    ['Writes to tables, in units', each('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', 'TableName', 'Sum', tables)],
  ];
  return graphs.filter(([, metrics]) => metrics.length > 0);
}

const ofBalancer = (metric: string, stat: string) =>
  searchOf('AWS/ApplicationELB,LoadBalancer', `MetricName="${metric}"`, stat);

const entranceGraphs: readonly Graph[] = [
  ['Requests', ofBalancer('RequestCount', 'Sum')],
  ['5xx of load balancers', ofBalancer('HTTPCode_ELB_5XX_Count', 'Sum')],
  ['5xx of pods', ofBalancer('HTTPCode_Target_5XX_Count', 'Sum')],
  ['Seconds that the slowest hundredth of answers takes', ofBalancer('TargetResponseTime', 'p99')],
];

function searchOf(schema: string, terms: string, stat: string): string {
  return `SEARCH('{${schema}} ${terms}', '${stat}')`;
}
