import type { Environment } from '../../config/model/environment';
import { citation, type PciRequirement } from '../../kinds/pci-requirements';
import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, type Json, listAt, stringAt } from '../../objects/json';
import { externalNameOf, forProviderOf } from '../../objects/managed-resource';

/**
 * What is deployed of an environment with cardholder data that everybody could change, or reach unfiltered or in plain
 * text, or of which nobody would be told, unless its file excepts that.
 */
export function cardholderEnvironmentProblems(
  objects: readonly DistObject[],
  { cardholderData, exceptions, name }: Environment,
): string[] {
  if (!cardholderData) return [];
  const applies = (one: PciRequirement) => !exceptions.some(({ requirement }) => requirement === one);
  return objects.flatMap((object) => {
    const problems = [
      ...(object.cluster === name && groupKind(object) === 'networking.k8s.io Ingress' ? entranceProblems(object) : []),
      ...(object.kind === 'ApplicationSet' && object.name.startsWith(`${name}-`) ? revisionProblems(object) : []),
      ...(object.namespace === name && isToldOfAlarms(object, objects) ? subscriptionProblems(object, objects) : []),
    ];
    return problems
      .filter(({ requirement }) => applies(requirement))
      .map(({ requirement, what }) => `${where(object)}: ${what}, for ${citation(requirement)}`);
  });
}

interface Unmet {
  readonly requirement: PciRequirement;
  readonly what: string;
}

function entranceProblems({ annotations }: DistObject): Unmet[] {
  const annotation = (name: string) => annotations[`alb.ingress.kubernetes.io/${name}`] ?? '';
  const plain = ['backend-protocol', 'healthcheck-protocol'].filter((name) => annotation(name) !== 'HTTPS');
  return [
    ...(annotation('scheme') === 'internet-facing' &&
    annotation('wafv2-acl-arn') === '' &&
    annotation('wafv2-acl-name') === ''
      ? [{ requirement: '6.4.2' as const, what: 'wafv2-acl-arn: names no web ACL — name one' }]
      : []),
    ...plain.map((name) => ({
      requirement: '4.2.1' as const,
      what: `${name}: plain HTTP to the pods (${annotation(name)}) — write HTTPS`,
    })),
  ];
}

function isToldOfAlarms(topic: DistObject, objects: readonly DistObject[]): boolean {
  if (groupKind(topic) !== 'sns Topic') return false;
  return objects.some(
    (object) =>
      groupKind(object) === 'cloudwatch MetricAlarm' &&
      object.namespace === topic.namespace &&
      listAt(forProviderOf(object.body), 'alarmActions').some((arn) =>
        String(arn).endsWith(`:${externalNameOf(topic)}`),
      ),
  );
}

function subscriptionProblems(topic: DistObject, objects: readonly DistObject[]): Unmet[] {
  const hasReaders = objects.some(
    (object) =>
      groupKind(object) === 'sns TopicSubscription' &&
      object.namespace === topic.namespace &&
      stringAt(forProviderOf(object.body), 'topicArnRef', 'name') === topic.name,
  );
  if (hasReaders) return [];
  return [{ requirement: '10.7.2', what: 'nobody is told of alarms — subscribe somebody' }];
}

/** Every revision of this repository that an ApplicationSet lists or deploys. */
function revisionProblems({ body }: DistObject): Unmet[] {
  return [...revisionsIn(at(body, 'spec'))]
    .filter((revision) => !/^[0-9a-f]{40}$/.test(revision))
    .map((revision) => ({
      requirement: '6.5.1' as const,
      what: `a revision that can be moved (${revision}) — name a commit`,
    }));
}

function revisionsIn(value: Json | undefined): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  const own = ['revision', 'targetRevision'].flatMap((field) => stringAt(value, field) ?? []);
  return new Set([...own, ...Object.values(value).flatMap((one) => [...revisionsIn(one)])]);
}
