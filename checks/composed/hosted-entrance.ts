import type { DistObject } from '../../objects/dist';
import { at, isObject, type Json, type JsonObject, listAt, stringAt } from '../../objects/json';
import { certificateAnswers, loadBalancerName } from './aws-answers';
import { managedResource } from './managed-resource';

/** What a HostedEntrance composes once its certificates are issued and its load balancer is there. */
export function hostedEntranceComposes(composite: DistObject): JsonObject[] {
  const { body } = composite;
  const spec = (...fields: string[]) => at(body, 'spec', ...fields);
  const hosts = listAt(body, 'spec', 'hosts').map((host) => stringAt(host, 'name') ?? '');
  const answers = hosts.map(certificateAnswers);
  const record = (object: string, forProvider: JsonObject) =>
    managedResource(composite, {
      api: 'route53',
      kind: 'Record',
      name: object,
      tagged: false,
      forProvider: { zoneId: spec('zoneId'), ...forProvider },
    });
  return [
    ...hosts.map((host) =>
      managedResource(composite, {
        api: 'acm',
        kind: 'Certificate',
        name: host,
        forProvider: { region: spec('region'), domainName: host, validationMethod: 'DNS' },
      }),
    ),
    ...answers.map(({ host, proof }) =>
      record(`${host}-proof`, {
        name: proof.resourceRecordName,
        type: 'CNAME',
        ttl: 300,
        records: [proof.resourceRecordValue],
        allowOverwrite: true,
      }),
    ),
    ...listAt(body, 'spec', 'hosts').map((host, index) => alarm(composite, host, answers[index]?.arn ?? '')),
    objectWith(composite),
    ...hosts.map((host) =>
      record(host, {
        name: host,
        type: 'A',
        alias: { name: loadBalancerName, zoneId: spec('loadBalancerZoneId'), evaluateTargetHealth: false },
      }),
    ),
  ];
}

function objectWith(composite: DistObject): JsonObject {
  const { body, name, namespace } = composite;
  return {
    apiVersion: 'kubernetes.m.crossplane.io/v1alpha1',
    kind: 'Object',
    metadata: { name: `${name}-ingress`, namespace },
    spec: {
      managementPolicies: ['Observe', 'Create', 'Update', 'Delete'],
      providerConfigRef: { kind: 'ProviderConfig', name: at(body, 'spec', 'clusterConfigName') },
      forProvider: { manifest: ingressOf(composite) },
      readiness: { policy: 'DeriveFromCelQuery', celQuery: 'has(object.status.loadBalancer.ingress)' },
    },
  };
}

/** The Ingress that it writes into the workload cluster. */
export function ingressOf({ body }: DistObject): JsonObject {
  const manifest = at(body, 'spec', 'ingress');
  const [written, metadata] = [manifest, at(manifest, 'metadata')].map((one) => (isObject(one) ? one : {})) as [
    JsonObject,
    JsonObject,
  ];
  const hosts = listAt(body, 'spec', 'hosts').map((host) => stringAt(host, 'name') ?? '');
  const arns = hosts.map((host) => certificateAnswers(host).arn);
  const annotations = { ...Object(metadata.annotations), [annotation]: arns.join(',') };
  return { ...written, metadata: { ...metadata, annotations } };
}

const annotation = 'alb.ingress.kubernetes.io/certificate-arn';

function alarm(composite: DistObject, host: Json | undefined, arn: string): JsonObject {
  const spec = (...fields: string[]) => at(composite.body, 'spec', ...fields);
  return managedResource(composite, {
    api: 'cloudwatch',
    kind: 'MetricAlarm',
    name: stringAt(host, 'alarmName') ?? '',
    forProvider: {
      region: spec('region'),
      alarmDescription: `The certificate of ${stringAt(host, 'name')} ${spec('alarm', 'description')}`,
      namespace: 'AWS/CertificateManager',
      metricName: 'DaysToExpiry',
      dimensions: { CertificateArn: arn },
      statistic: 'Minimum',
      period: 86400,
      comparisonOperator: 'LessThanThreshold',
      threshold: spec('alarm', 'daysToExpiry'),
      evaluationPeriods: 1,
      treatMissingData: 'ignore',
      alarmActions: spec('alarm', 'topicArns'),
      okActions: spec('alarm', 'topicArns'),
    },
  });
}
