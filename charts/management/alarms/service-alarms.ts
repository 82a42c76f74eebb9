import { type Entrance, entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { flowsInto, type Owned, queuesOf } from '../../../config/model/message-flows';
import { names } from '../../../config/model/names';
import type { Service } from '../../../config/model/service';
import type { Cache } from '../../../config/model/uses/cache';
import { connectionsOf, type Database } from '../../../config/model/uses/database';
import { daysToExpiry } from '../../aws/certificate-alarm';
import type { AlarmProps } from './alarm';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const gigabyte = 1_000_000_000;

/**
 * What CloudWatch tells serverless caches apart by, which is not what it tells clusters of nodes apart by.
 * Source: what `aws cloudwatch list-metrics` answered, in open-constructs/aws-cdk-library, pull request 68.
 */
export const cacheDimension = 'clusterId';

/** The alarms of what a service uses and of how it is reached: its queues, databases, caches, tables and certificate. */
export function serviceAlarms(environment: Environment, service: Service): AlarmProps[] {
  return [
    ...queuesOf(service.uses).flatMap(([queue, { fifo }]) => queueAlarms(environment, service.name, queue, fifo)),
    ...Object.entries(service.uses.databases).flatMap(([name, one]) =>
      databaseAlarms(environment, service.name, name, one),
    ),
    ...Object.entries(service.uses.caches).flatMap(([name, one]) => cacheAlarms(environment, service.name, name, one)),
    ...Object.keys(service.uses.tables).map((table) => tableAlarm(environment, service.name, table)),
    // Alarms of certificates that the platform makes come with them.
    ...entrancesOf(service).flatMap(({ certificateArn, ...entrance }) =>
      certificateArn === undefined ? [] : [certificateAlarm(service.name, { ...entrance, certificateArn })],
    ),
  ];
}

/** Names of the queues with what topics could not deliver to a queue, one for those that are FIFO and one for others. */
export function undeliveredQueues(environment: Environment, { service, name: queue }: Owned): string[] {
  const flows = flowsInto(environment.services, { service, name: queue });
  const sorts = new Set(flows.map(({ topic }) => topic.isFifo));
  return [...sorts].map((isFifo) => names(environment).undeliveredQueue(service, queue, isFifo));
}

function queueAlarms(environment: Environment, service: string, queue: string, isFifo: boolean): AlarmProps[] {
  const name = names(environment);
  const [own, deadLetters] = [name.queue(service, queue, isFifo), name.deadLetterQueue(service, queue, isFifo)];
  const shared = { subject: `${service}-${queue}`, service, period: 5 * minute, missing: 'notBreaching' } as const;
  const ofQueue = (metricName: string, QueueName: string) =>
    ({ namespace: 'AWS/SQS', metricName, dimensions: { QueueName }, statistic: 'Maximum' }) as const;
  return [
    {
      ...shared,
      what: 'dead-letters',
      description: `Messages that ${service} could not process wait in ${deadLetters}.`,
      watched: ofQueue('ApproximateNumberOfMessagesVisible', deadLetters),
      comparison: 'GreaterThanThreshold',
      threshold: 0,
      periods: 1,
    },
    {
      ...shared,
      what: 'old-messages',
      description: `The oldest message in ${own} has waited for more than an hour.`,
      watched: ofQueue('ApproximateAgeOfOldestMessage', own),
      comparison: 'GreaterThanThreshold',
      threshold: hour,
      periods: 3,
    },
    ...undeliveredQueues(environment, { service, name: queue }).map((undelivered): AlarmProps => {
      return {
        ...shared,
        subject: undelivered.endsWith('.fifo') ? `${service}-${queue}-fifo` : `${service}-${queue}`,
        what: 'undelivered',
        description: `Messages that a topic could not deliver to ${own} wait in ${undelivered}.`,
        watched: ofQueue('ApproximateNumberOfMessagesVisible', undelivered),
        comparison: 'GreaterThanThreshold',
        threshold: 0,
        periods: 1,
      };
    }),
  ];
}

function databaseAlarms(environment: Environment, service: string, name: string, database: Database): AlarmProps[] {
  const cluster = names(environment).postgres(service, name);
  const shared = {
    subject: `${service}-${name}`,
    service,
    period: 5 * minute,
    periods: 3,
    missing: 'notBreaching',
  } as const;
  const ofCluster = (metricName: string) =>
    ({
      namespace: 'AWS/RDS',
      metricName,
      dimensions: { DBClusterIdentifier: cluster },
      statistic: 'Maximum',
    }) as const;
  return [
    {
      ...shared,
      what: 'capacity',
      description: `The database ${cluster} is nearly as large as it may become, ${database.capacity.to} ACU.`,
      watched: ofCluster('ACUUtilization'),
      comparison: 'GreaterThanThreshold',
      threshold: 90,
    },
    {
      ...shared,
      what: 'connections',
      description: `The database ${cluster} has four fifths of the connections that it takes.`,
      watched: ofCluster('DatabaseConnections'),
      comparison: 'GreaterThanThreshold',
      threshold: Math.floor(connectionsOf(database) * 0.8),
    },
  ];
}

function cacheAlarms(environment: Environment, service: string, name: string, { dataGB }: Cache): AlarmProps[] {
  const cache = names(environment).valkey(service, name);
  const shared = {
    subject: `${service}-${name}`,
    service,
    comparison: 'GreaterThanThreshold',
    period: 5 * minute,
    periods: 3,
    missing: 'notBreaching',
  } as const;
  const ofCache = { namespace: 'AWS/ElastiCache', dimensions: { [cacheDimension]: cache } } as const;
  return [
    {
      ...shared,
      what: 'cache-full',
      description: `The cache ${cache} has nine tenths of the ${dataGB} GB that it may have.`,
      watched: { ...ofCache, metricName: 'BytesUsedForCache', statistic: 'Maximum' },
      threshold: Math.floor(dataGB * gigabyte * 0.9),
    },
    {
      ...shared,
      what: 'cache-throttles',
      description: `The cache ${cache} refuses requests, since there are too many of them.`,
      watched: { ...ofCache, metricName: 'ThrottledCmds', statistic: 'Sum' },
      threshold: 0,
    },
  ];
}

function tableAlarm(environment: Environment, service: string, table: string): AlarmProps {
  const name = names(environment).table(service, table);
  return {
    subject: `${service}-${table}`,
    what: 'throttles',
    service,
    description: `DynamoDB refuses requests to ${name} or its indexes, since there are too many of them.`,
    // CloudWatch has this metric for each operation, of which only the used ones are known to it.
    watched: {
      query: `SELECT SUM(ThrottledRequests) FROM SCHEMA("AWS/DynamoDB", Operation, TableName) WHERE TableName = '${name}'`,
    },
    comparison: 'GreaterThanThreshold',
    threshold: 0,
    period: 5 * minute,
    periods: 2,
    missing: 'notBreaching',
  };
}

function certificateAlarm(
  service: string,
  { certificateArn, hosts, name }: Pick<Entrance, 'hosts' | 'name'> & { readonly certificateArn: string },
): AlarmProps {
  return {
    subject: name,
    what: 'certificate',
    service,
    description: `The certificate of ${hosts.join(', ')} expires within ${daysToExpiry} days, or has expired.`,
    watched: {
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      dimensions: { CertificateArn: certificateArn },
      statistic: 'Minimum',
    },
    comparison: 'LessThanThreshold',
    threshold: daysToExpiry,
    period: day,
    periods: 1,
    // ACM stops counting when a certificate has expired. Source: ACM user guide, "Supported CloudWatch metrics".
    missing: 'breaching',
  };
}
