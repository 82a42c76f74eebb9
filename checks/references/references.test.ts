import { parseDist } from '../../objects/dist';
import { linksOf, listsThatProvidersWrite, referenceProblems } from './references';

const objectsOf = (...documents: string[]) => parseDist('dist/dev/x.yaml', documents.join('\n---\n')).objects;
const problemsOf = (...documents: string[]) => referenceProblems(objectsOf(...documents));

const namespace = '{apiVersion: v1, kind: Namespace, metadata: {name: dev}}';
const config =
  '{apiVersion: aws.m.upbound.io/v1beta1, kind: ProviderConfig, metadata: {name: default, namespace: dev}}';
const vpc = '{apiVersion: ec2.aws.m.upbound.io/v1beta1, kind: VPC, metadata: {name: v, namespace: dev}, spec: {}}';
const subnet = (spec: string) =>
  `{apiVersion: ec2.aws.m.upbound.io/v1beta1, kind: Subnet, metadata: {name: s, namespace: dev}, spec: ${spec}}`;
const runtime = (account: string) =>
  `{apiVersion: pkg.crossplane.io/v1beta1, kind: DeploymentRuntimeConfig, metadata: {name: aws},
    spec: {deploymentTemplate: {spec: {template: {spec: {serviceAccountName: ${account}}}}}}}`;
const account = '{apiVersion: v1, kind: ServiceAccount, metadata: {name: aws, namespace: crossplane-system}}';
const provider =
  '{apiVersion: pkg.crossplane.io/v1, kind: Provider, metadata: {name: p}, spec: {runtimeConfigRef: {name: aws}}}';

const named = (kind: string, name: string) =>
  `{apiVersion: ${kind === 'Key' ? 'kms' : 'elasticache'}.aws.m.upbound.io/v1beta1, kind: ${kind}, metadata: {name: ${name}, namespace: dev}, spec: {}}`;

test('a cache names a key and a group of users that are there', () => {
  const cache =
    '{apiVersion: a.b/v1, kind: Cache, metadata: {name: c, namespace: dev}, spec: {keyName: k, userGroupName: g}}';
  expect(problemsOf(namespace, cache, named('Key', 'k'), named('UserGroup', 'g'))).toEqual([]);
  expect(problemsOf(namespace, cache, named('Key', 'other'), named('UserGroup', 'other'))).toEqual([
    expect.stringMatching(/spec\.keyName: no kms Key of this name in namespace "dev" \(k\) — add it/),
    expect.stringMatching(/spec\.userGroupName: no elasticache UserGroup of this name/),
  ]);
});

describe('references', () => {
  test('that name an object of the right kind in their own namespace are no problem', () => {
    const references = subnet(
      '{forProvider: {vpcIdRef: {name: v}}, providerConfigRef: {kind: ProviderConfig, name: default}}',
    );
    expect(problemsOf(namespace, config, vpc, references, runtime('aws'), account, provider)).toEqual([]);
  });

  test.each([
    ['to nothing', [vpc, subnet('{forProvider: {vpcIdRef: {name: w}}}')], /forProvider\.vpcIdRef: no ec2 VPC .*\(w\)/],
    [
      'to another namespace',
      [vpc, subnet('{forProvider: {vpcIdRef: {name: v, namespace: prod}}}')],
      /namespace "prod" \(v\)/,
    ],
    [
      'to an object of another kind',
      [vpc, subnet('{forProvider: {ipv4IpamPoolIdRef: {name: v}}}')],
      /no ec2 VPCIpamPool/,
    ],
    [
      'of initProvider to nothing',
      [subnet('{initProvider: {vpcIdRef: {name: w}}}')],
      /initProvider\.vpcIdRef: no ec2 VPC/,
    ],
    [
      'that nobody wrote down',
      [subnet('{forProvider: {newRef: {name: v}}}')],
      /reference of unknown kind.*kinds\/ec2\.ts/,
    ],
    ['without a name', [subnet('{forProvider: {vpcIdRef: {}}}')], /without a name/],
    [
      'to a missing provider configuration',
      [subnet('{providerConfigRef: {kind: ClusterProviderConfig, name: default}}')],
      /no aws\.m\.upbound\.io ClusterProviderConfig/,
    ],
    ['to a missing runtime configuration', [provider], /no pkg\.crossplane\.io DeploymentRuntimeConfig/],
    ['to a missing service account', [runtime('other'), account], /no such ServiceAccount/],
  ])('%s are a problem', (_what, documents, message) => {
    expect(problemsOf(namespace, ...documents)).toEqual([expect.stringMatching(message)]);
  });

  test('in the schema of a definition are none', () => {
    const versions = [{ schema: { openAPIV3Schema: { properties: { secretRef: { type: 'object' } } } } }];
    const xrd = { apiVersion: 'apiextensions.crossplane.io/v2', kind: 'CompositeResourceDefinition' };
    const text = JSON.stringify({ ...xrd, metadata: { name: 'x' }, spec: { versions } });
    expect(referenceProblems(parseDist('dist/x.yaml', text).objects)).toEqual([]);
  });

  test('to a secret that the resource itself writes are no problem', () => {
    expect(problemsOf(namespace, subnet('{writeConnectionSecretToRef: {name: made}}'))).toEqual([]);
  });

  test('of pods to the namespace’s own service account are no problem', () => {
    expect(problemsOf(runtime('null'))).toEqual([]);
  });

  test('in a list are followed one by one', () => {
    const profile = `{apiVersion: eks.aws.m.upbound.io/v1beta1, kind: FargateProfile, metadata: {name: f, namespace: dev},
      spec: {forProvider: {subnetIdRefs: [{name: s}, {name: t}]}}}`;
    expect(problemsOf(namespace, subnet('{}'), profile)).toEqual([expect.stringMatching(/no ec2 Subnet .*\(t\)/)]);
  });

  test('a managed resource in a namespace that does not exist is a problem', () => {
    expect(problemsOf(vpc)).toEqual([expect.stringMatching(/no such Namespace \(dev\)/)]);
  });

  test('inside list items, and lists of them, are listed with their places', () => {
    const repository = `{apiVersion: ecr.aws.m.upbound.io/v1beta1, kind: Repository, metadata: {name: r, namespace: dev},
      spec: {forProvider: {encryptionConfiguration: [{kmsKeyRef: {name: k}}], subnetIdRefs: [{name: s}]}}}`;
    expect(listsThatProvidersWrite(objectsOf(repository))).toEqual([
      'ecr Repository forProvider.encryptionConfiguration[].kmsKeyRef',
      'ecr Repository forProvider.subnetIdRefs',
    ]);
  });
});

describe('links', () => {
  const ends = (...documents: string[]) =>
    linksOf(objectsOf(...documents)).map(({ from, to }) => `${from.kind}/${from.name} > ${to.kind}/${to.name}`);

  test('lead from an object to each that it refers to, in its namespace or in none', () => {
    const references = subnet(
      '{forProvider: {vpcIdRef: {name: v}}, providerConfigRef: {kind: ProviderConfig, name: default}}',
    );
    expect(ends(vpc, config, references)).toEqual(['Subnet/s > VPC/v', 'Subnet/s > ProviderConfig/default']);
    expect(ends(runtime('aws'), provider)).toEqual(['Provider/p > DeploymentRuntimeConfig/aws']);
  });

  test('lead to what is copied from, and to nothing that is not there', () => {
    const patched = `{apiVersion: kubernetes.m.crossplane.io/v1alpha1, kind: Object, metadata: {name: o, namespace: dev},
      spec: {references: [{patchesFrom: {apiVersion: ec2.aws.m.upbound.io/v1beta1, kind: VPC, name: v, namespace: dev}}]}}`;
    expect(ends(vpc, patched)).toEqual(['Object/o > VPC/v']);
    expect(ends(patched, subnet('{forProvider: {vpcIdRef: {name: v}}}'))).toEqual([]);
  });
});
