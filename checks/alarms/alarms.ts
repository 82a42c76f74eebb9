import { type DistObject, where } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { at, isList, isObject, listAt, parsedObject, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';
import { matchesWildcard } from '../../texts/wildcard';
import { certificatesOf, type Need, needs, ofKind, silenceNeeds } from './needs';

/**
 * What nobody would be told of: queues, tables, databases, caches, vaults, entrances and clusters without their alarms; alarms that
 * tell no topic, that watch what is not there, or of which the documentation says nothing; topics that CloudWatch cannot
 * write to; and alarms that no dashboard shows.
 *
 * @param objects of `dist/`, composites expanded
 * @param runbook the text of `docs/alarms.md`
 */
export function alarmProblems(objects: readonly DistObject[], runbook: string): string[] {
  const namespaces = [...new Set(objects.filter(({ group }) => isManagedGroup(group)).map(homeOf))];
  return namespaces.flatMap((namespace) => {
    const own = objects.filter((object) => homeOf(object) === namespace);
    const alarms = ofKind(own, 'cloudwatch MetricAlarm');
    return [
      ...unwatchedProblems(own, alarms),
      ...alarms.flatMap((alarm) => ownProblems(alarm, own, runbook)),
      ...ofKind(own, 'sns Topic')
        .filter((topic) => alarms.some((alarm) => actionsOf(alarm).some((arn) => isOf(arn, topic))))
        .flatMap((topic) => topicProblems(topic, own)),
    ];
  });
}

/** The environment: the namespace of what Crossplane makes, the cluster of what Kubernetes has. */
const homeOf = ({ cluster, namespace }: DistObject) => (cluster === '' ? namespace : cluster);

const actionsOf = (alarm: DistObject) => listAt(forProviderOf(alarm.body), 'alarmActions').map(String);

/** A metric that an alarm watches, as `namespace metric name=value`, or the text of a query. */
function watchedOf(alarm: DistObject): string[] {
  const forProvider = forProviderOf(alarm.body);
  const queries = listAt(forProvider, 'metricQuery');
  const metrics = [forProvider, ...queries.map((query) => at(query, 'metric'))];
  return [
    ...metrics.flatMap((metric) => {
      const [namespace, name] = [stringAt(metric, 'namespace'), stringAt(metric, 'metricName')];
      const dimensions = at(metric, 'dimensions');
      const named = isObject(dimensions) ? Object.entries(dimensions).map(([key, value]) => `${key}=${value}`) : [];
      return namespace === undefined ? [] : [[namespace, name, ...named.sort()].join(' ')];
    }),
    ...queries.flatMap((query) => stringAt(query, 'expression') ?? []),
  ];
}

function unwatchedProblems(own: readonly DistObject[], alarms: readonly DistObject[]): string[] {
  return [...unmetBy(alarms, needs(own)), ...unmetBy(alarms.filter(ringsOnSilence), silenceNeeds(own))];
}

function unmetBy(alarms: readonly DistObject[], needs: readonly Need[]): string[] {
  // A part that ends with the line is about a metric as a whole, and about none of a namespace within it.
  const watched = alarms.flatMap(watchedOf).map((one) => `${one}\n`);
  return needs
    .filter(([, , ...parts]) => !watched.some((one) => parts.every((part) => one.includes(part))))
    .map(([object, what]) => `${where(object)}: no alarm for ${what} — add one in its environment's unit alarms`);
}

/** Whether an alarm rings where there is less than there should be, nothing included. */
function ringsOnSilence({ body }: DistObject): boolean {
  const [comparison, missing] = ['comparisonOperator', 'treatMissingData'].map((field) =>
    stringAt(forProviderOf(body), field),
  );
  return comparison === 'LessThanThreshold' && missing === 'breaching';
}

function ownProblems(alarm: DistObject, own: readonly DistObject[], runbook: string): string[] {
  const name = externalNameOf(alarm);
  const problems = [
    ...(['alarmActions', 'okActions'] as const).flatMap((field) => {
      const arns = listAt(forProviderOf(alarm.body), field).map(String);
      const topics = ofKind(own, 'sns Topic');
      const lost = arns.filter((arn) => !topics.some((topic) => isOf(arn, topic)));
      if (arns.length === 0) return [`${field}: tells nobody — name the topic of the environment`];
      return lost.map((arn) => `${field}: no Topic of its environment (${arn}) — name one`);
    }),
    ...watchedOf(alarm).flatMap((watched) => absentProblems(watched, own)),
    ...headingProblems(alarm, runbook),
    ...(ofKind(own, 'cloudwatch Dashboard').some((dashboard) => shows(dashboard, name))
      ? []
      : ['on no dashboard of its environment — add it to one']),
  ];
  return problems.map((problem) => `${where(alarm)}: ${problem}`);
}

/** An alarm on the name of something that is not there never rings. */
function absentProblems(watched: string, own: readonly DistObject[]): string[] {
  const queues = ofKind(own, 'sqs Queue').map(({ body }) => stringAt(forProviderOf(body), 'name'));
  const tables = ofKind(own, 'dynamodb Table').map(externalNameOf);
  const certificates = ofKind(own, 'networking.k8s.io Ingress').flatMap(certificatesOf);
  const named: readonly (readonly [RegExp, readonly (string | undefined)[]])[] = [
    [/\bQueueName=(\S+)/, queues],
    [/\bTableName = '([^']+)'/, tables],
    [/\bBackupVaultName=(\S+)/, ofKind(own, 'backup Vault').map(externalNameOf)],
    [/\bCertificateArn=(\S+)/, certificates],
    [/\bClusterName=(\S+)/, ofKind(own, 'eks Cluster').map(externalNameOf)],
    [/\bDBClusterIdentifier=(\S+)/, ofKind(own, 'rds Cluster').map(externalNameOf)],
    [/\bNamespace=(\S+)/, ofKind(own, 'core Namespace').map(({ name }) => name)],
    [/\bclusterId=(\S+)/, ofKind(own, 'elasticache ServerlessCache').map(externalNameOf)],
  ];
  const absent = named.flatMap(([pattern, known]) => {
    const name = pattern.exec(watched)?.[1];
    return name === undefined || known.includes(name) ? [] : [name];
  });
  // Dimensions of quotas and of counted calls are AWS's own words.
  const unknown = watched.startsWith('AWS/Usage ')
    ? []
    : [...watched.matchAll(/ (\w+=\S+)/g)]
        .map(([, one = '']) => one)
        .filter((one) => !named.some(([pattern]) => pattern.test(one)));
  return [
    ...absent.map((name) => `watches what the environment has not (${name}) — mend the name, or remove the alarm`),
    ...unknown.map(
      (one) => `watches by a dimension that this check does not know (${one}) — add it to checks/alarms/alarms.ts`,
    ),
  ];
}

/** Its description ends by naming a heading of the runbook. */
function headingProblems(alarm: DistObject, runbook: string): string[] {
  const description = stringAt(forProviderOf(alarm.body), 'alarmDescription') ?? '';
  const heading = /docs\/alarms\.md, "([^"]+)"\.$/.exec(description)?.[1];
  if (heading === undefined) return ['alarmDescription: does not say what to do — name the heading of docs/alarms.md'];
  if (runbook.split('\n').includes(`## ${heading}`)) return [];
  return [`alarmDescription: docs/alarms.md has no such heading (${heading}) — write what to do`];
}

function shows(dashboard: DistObject, alarm: string): boolean {
  const body = parsedObject(stringAt(forProviderOf(dashboard.body), 'dashboardBody') ?? '');
  return listAt(body, 'widgets').some((widget) => {
    const alarms = at(widget, 'properties', 'alarms');
    return isList(alarms) && alarms.some((arn) => String(arn).endsWith(`:alarm:${alarm}`));
  });
}

const isOf = (arn: string, topic: DistObject) =>
  arn.startsWith('arn:aws:sns:') && arn.endsWith(`:${externalNameOf(topic)}`);

/** CloudWatch must be allowed to publish, and to use the topic's key; AWS's own key for SNS lets it do neither. */
function topicProblems(topic: DistObject, own: readonly DistObject[]): string[] {
  const forProvider = forProviderOf(topic.body);
  const key = stringAt(forProvider, 'kmsMasterKeyId')?.replace(/^alias\//, '');
  const alias = ofKind(own, 'kms Alias').find((one) => externalNameOf(one).replace(/^alias\//, '') === key);
  const target = stringAt(forProviderOf(alias?.body), 'targetKeyIdRef', 'name');
  const keyPolicy = ofKind(own, 'kms Key').find(({ name }) => name === target);
  const problems = [
    ...(isGranted(stringAt(forProvider, 'policy'), 'sns:Publish')
      ? []
      : ['policy: does not let CloudWatch publish — allow sns:Publish']),
    ...['kms:Decrypt', 'kms:GenerateDataKey'].flatMap((action) =>
      isGranted(stringAt(forProviderOf(keyPolicy?.body), 'policy'), action)
        ? []
        : [`kmsMasterKeyId: a key that CloudWatch cannot use (${key}) — allow ${action} in its policy`],
    ),
  ];
  return problems.map((problem) => `${where(topic)}: ${problem}`);
}

function isGranted(policy: string | undefined, action: string): boolean {
  return listAt(parsedObject(policy ?? ''), 'Statement').some(
    (statement) =>
      at(statement, 'Effect') === 'Allow' &&
      at(statement, 'Principal', 'Service') === 'cloudwatch.amazonaws.com' &&
      [at(statement, 'Action')].flat().some((allowed) => matchesWildcard(String(allowed), action)),
  );
}
