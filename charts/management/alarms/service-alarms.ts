import { type Entrance, entrancesOf } from '../../../config/model/entrance';
import type { Environment } from '../../../config/model/environment';
import { flowsInto, type Owned, queuesOf } from '../../../config/model/message-flows';
import { names } from '../../../config/model/names';
import type { Service } from '../../../config/model/service';
import { daysToExpiry } from '../../aws/certificate-alarm';
import type { AlarmProps } from './alarm';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The alarms of what a service uses and of how it is reached: its queues, tables and certificate. */
export function serviceAlarms(environment: Environment, service: Service): AlarmProps[] {
  return [
    ...queuesOf(service.uses).flatMap(([queue, { fifo }]) => queueAlarms(environment, service.name, queue, fifo)),
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
