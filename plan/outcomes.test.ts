import { compositeDefinitions } from '../charts/platform/composites/composite-definitions';
import type { DistObject } from '../objects/dist';
import { isObject, type Json, type JsonObject } from '../objects/json';
import { type Change, subject } from './change';
import { planOf } from './compare';
import { deployedOf } from './delivery';
import { rendered, written } from './fixture';
import { consequencesOf } from './report/consequences';
import { called } from './report/words';
import { ordersOf } from './steps';

const { apiGroup } = written.platform;
const objects = rendered(written);

/** The objects with one that is changed. */
function changed(of: string, edit: (body: JsonObject) => JsonObject, all = objects): DistObject[] {
  expect(all.filter((object) => nameOf(object) === of)).toHaveLength(1);
  return all.map((object) => {
    if (nameOf(object) !== of) return object;
    const body = edit(object.body);
    const { annotations } = isObject(body.metadata) ? body.metadata : {};
    return { ...object, body, annotations: (isObject(annotations) ? annotations : {}) as Record<string, string> };
  });
}

/** A kind alone where there is one of it, and else with the name. */
const nameOf = (object: DistObject) => called(object);

/** A body with another value at a path. */
const set =
  (path: string, value: Json | undefined) =>
  (body: JsonObject): JsonObject =>
    put(body, path.split('.'), value);

function put(outer: Json | undefined, [key = '', ...rest]: readonly string[], value: Json | undefined): JsonObject {
  const own = isObject(outer) ? outer : {};
  const next = rest.length === 0 ? value : put(own[key], rest, value);
  return { ...own, [key]: next };
}

const annotated = (key: string, value: string) => (body: JsonObject) => {
  const metadata = isObject(body.metadata) ? body.metadata : {};
  const annotations = isObject(metadata.annotations) ? metadata.annotations : {};
  return { ...body, metadata: { ...metadata, annotations: { ...annotations, [key]: value } } };
};

const without = (of: string) => objects.filter((object) => nameOf(object) !== of);

/** What becomes of everything where all environments follow the branch. */
function changesTo(after: readonly DistObject[], before = objects): readonly Change[] {
  const [from, to] = [deployedOf(before, () => before), deployedOf(after, () => after)];
  return planOf(from, to).changes;
}

const told = (changes: readonly Change[]) =>
  changes.map((change) => [`${called(subject(change))} ${change.outcome}`, ...consequencesOf(change)]);

const table = 'Table payment-transactions-dev';
const keyArn = 'arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000001';
const group = 'Group aws-eks-eks-payment-cluster-dev-application-payment';

test.each<[string, DistObject[], string[][]]>([
  [
    'a name in AWS',
    changed(group, annotated('crossplane.io/external-name', '/other')),
    [
      [
        `${group} replaced`,
        'another resource is made in AWS, and /aws/eks/eks-payment-cluster-dev/application/payment stays there, where nothing manages it: delete it by hand',
      ],
    ],
  ],
  [
    'a reference',
    changed(group, set('spec.forProvider.kmsKeyIdRef.name', 'eks-data-dev')),
    [
      [
        `${group} refused`,
        'spec.forProvider.kmsKeyIdRef.name was followed once and is not followed again, so AWS keeps what it has: write the value itself, or give the object another name, which makes another one',
      ],
    ],
  ],
  [
    'a reference that goes',
    changed(group, set('spec.forProvider.kmsKeyIdRef', undefined)),
    [
      [
        `${group} refused`,
        'spec.forProvider.kmsKeyIdRef was followed once and is not followed again, so AWS keeps what it has: write the value itself, or give the object another name, which makes another one',
      ],
    ],
  ],
  [
    'a reference whose value is written in its place',
    changed(group, (body) =>
      set('spec.forProvider.kmsKeyId', keyArn)(set('spec.forProvider.kmsKeyIdRef', undefined)(body)),
    ),
    [[`${group} changed`]],
  ],
  [
    'a field that AWS never changes',
    changed(group, set('spec.forProvider.logGroupClass', 'INFREQUENT_ACCESS')),
    [
      [
        `${group} refused`,
        'AWS never changes spec.forProvider.logGroupClass, so the provider refuses the whole change, and the object is Degraded: write the former value again, or give the object another name, which makes another one',
        'Git has not said spec.forProvider.logGroupClass so far, so AWS may have it like this already, and nothing changes then',
      ],
    ],
  ],
  [
    'a list that Argo CD leaves alone',
    changed('FargateProfile services-4ce27c99', set('spec.forProvider.subnetIdRefs', [{ name: 'other' }])),
    [
      [
        'FargateProfile services-4ce27c99 refused',
        'Argo CD leaves spec.forProvider.subnetIdRefs as it is in the cluster: change it there by hand, or give the object another name',
      ],
    ],
  ],
  [
    'what Kubernetes never changes',
    changed('ClusterRoleBinding provider-kubernetes-reads-security-groups', set('roleRef.name', 'other')),
    [
      [
        'ClusterRoleBinding provider-kubernetes-reads-security-groups refused',
        'the API server refuses it: roleRef.name never changes; delete the object, and Argo CD makes it again',
      ],
    ],
  ],
  [
    'what a definition says never changes',
    changed('WorkloadIdentity eks-payment-irsa-role-dev', set('spec.policyArn', 'arn:aws:iam::111122223333:policy/x')),
    [
      [
        'WorkloadIdentity eks-payment-irsa-role-dev refused',
        'the API server refuses it: spec.policyArn cannot be changed — make another object that has it from the start, then remove this one',
      ],
    ],
  ],
  [
    'the right to delete',
    changed(
      'Table payment-transactions-prod',
      set('spec.managementPolicies', ['Observe', 'Create', 'Update', 'Delete']),
    ),
    [['Table payment-transactions-prod changed', 'from then on AWS deletes it when its line goes']],
  ],
  [
    'what AWS refuses',
    changed('Table payment-transactions-prod', set('spec.forProvider.deletionProtectionEnabled', false)),
    [['Table payment-transactions-prod changed', 'from then on AWS no longer refuses to delete it']],
  ],
  [
    'an annotation that asks',
    changed('VPC eks-vpc-prod', annotated('argocd.argoproj.io/sync-options', 'PruneLast=true')),
    [['VPC eks-vpc-prod changed', 'from then on Argo CD no longer asks before it deletes it']],
  ],
  ['the order of keys', changed(table, (body) => Object.fromEntries(Object.entries(body).reverse())), []],
  [
    'a definition that goes',
    without(`CompositeResourceDefinition gatewayendpoints.${apiGroup}`),
    [
      [
        `CompositeResourceDefinition gatewayendpoints.${apiGroup} deleted`,
        'every GatewayEndpoint goes with its definition',
        'Argo CD asks an administrator before it deletes it',
      ],
    ],
  ],
  [
    'a provider that goes',
    without('Provider crossplane-contrib-provider-aws-sns'),
    [
      [
        'Provider crossplane-contrib-provider-aws-sns deleted',
        'every object of its kinds goes with it',
        'Argo CD asks an administrator before it deletes it',
      ],
    ],
  ],
  [
    'an Application that takes nothing along',
    without('Application platform-compositions').filter(({ file }) => !file.startsWith('dist/platform/compositions/')),
    [],
  ],
])('says what becomes of %s', (what, after, expected) => {
  const all = told(changesTo(after));
  if (what === 'an Application that takes nothing along') {
    expect(all).toContainEqual([
      'Application platform-compositions deleted',
      'what it deployed stays, and nothing keeps it as Git says any more',
    ]);
    expect(
      all.filter(([first]) => first?.startsWith('Composition ')).map(([first]) => first?.split(' ').at(-1)),
    ).toEqual(compositeDefinitions.map(() => 'stays'));
  } else {
    expect(all).toEqual(expected);
  }
});

test('a rule that a retained cluster no longer wants goes, though the cluster would stay', () => {
  const rules = (body: JsonObject): JsonObject => {
    const { spec } = body;
    const kept = isObject(spec) && Array.isArray(spec.securityGroupRules) ? spec.securityGroupRules.slice(1) : [];
    return set('spec.securityGroupRules', kept)(body);
  };
  const changes = changesTo(changed('EksCluster eks-payment-cluster-prod', rules));
  expect(changes.map(({ outcome }) => outcome)).toEqual(['deleted', 'changed']);
  const [gone] = changesTo(without('EksCluster eks-payment-cluster-prod')).filter(
    (change) => subject(change).kind === 'SecurityGroupIngressRule',
  );
  expect(gone?.outcome).toBe('left');
});

test('a field that the provider keeps without being told is followed where a reference comes in its place', () => {
  const stated = changed(table, set('spec.forProvider.serverSideEncryption', { enabled: true, kmsKeyArn: keyArn }));
  const silent = changed(table, set('spec.forProvider.serverSideEncryption', { enabled: true }));
  const refusals = (after: readonly DistObject[]) => changesTo(after, stated).map((change) => change.refusals);
  expect(refusals(objects)).toEqual([[]]);
  expect(refusals(silent)).toEqual([[{ field: 'spec.forProvider.serverSideEncryption.kmsKeyArn', by: 'provider' }]]);
});

test('a field that the provider keeps without being told stays in AWS when it goes', () => {
  const ttl = { attributeName: 'until', enabled: true };
  const expiring = changed(table, set('spec.forProvider.ttl', ttl));
  expect(changesTo(expiring).map(({ outcome }) => outcome)).toEqual(['changed']);
  expect(told(changesTo(objects, expiring))).toEqual([
    [
      `${table} refused`,
      'without spec.forProvider.ttl the provider keeps what AWS has, so nothing changes there: change it by hand',
    ],
  ]);
});

test('an object that moves to another unit is the same object', () => {
  const after = objects.map((object) =>
    nameOf(object) === table
      ? { ...object, file: object.file.replaceAll('service-payment', 'service-reporting') }
      : object,
  );
  expect(told(changesTo(after))).toEqual([
    [
      `${table} changed`,
      'it moves from dist/dev/management/service-payment to dist/dev/management/service-reporting: the former unit must not prune it before the new one has it',
    ],
  ]);
});

test('what goes with one that asks waits for the answer too', () => {
  const queues = /^Queue payment-settlements.*-prod$/;
  const after = objects.filter(
    (object) => !queues.test(nameOf(object)) && nameOf(object) !== 'Policy eks-payment-irsa-policy-prod',
  );
  const changes = changesTo(after);
  expect(changes.map((change) => [subject(change).kind, change.waitsFor])).toEqual([
    ['Policy', ['confirmation']],
    ['Queue', ['confirmation']],
    ['Queue', ['confirmation']],
  ]);
});

test('a kind that is no longer admitted while it is used is an order of steps', () => {
  const after = changed('AppProject dev', (body) => {
    const list =
      isObject(body.spec) && Array.isArray(body.spec.namespaceResourceWhitelist)
        ? body.spec.namespaceResourceWhitelist
        : [];
    return set(
      'spec.namespaceResourceWhitelist',
      list.filter(({ kind }) => kind !== 'Workgroup'),
    )(body);
  });
  const [from, to] = [deployedOf(objects, () => objects), deployedOf(after, () => after)];
  expect(ordersOf(planOf(from, to), from).map(({ about }) => about)).toEqual([
    'athena Workgroup is no longer served or admitted, while Workgroup reporting-reports-dev and 1 more are deployed',
  ]);
});
