import type { JsonObject } from '../../checks/json';
import { type ManagedResources, resolveReferences } from './resolve-references';
import { importedKinds } from './served-fixture';

const kinds = importedKinds();

function target(name: string, externalName?: string, atProvider: JsonObject = {}, labels: JsonObject = {}): JsonObject {
  const annotations = externalName === undefined ? {} : { 'crossplane.io/external-name': externalName };
  return { metadata: { name, namespace: 'dev', annotations, labels }, status: { atProvider } };
}

function having(objects: Readonly<Record<string, readonly JsonObject[]>>): ManagedResources {
  const list = (service: string, kind: string, namespace: string) =>
    (objects[`${service} ${kind}`] ?? []).filter((object) =>
      JSON.stringify(object).includes(`"namespace":"${namespace}"`),
    );
  return {
    list,
    get: (service, kind, namespace, name) =>
      list(service, kind, namespace).find((object) => JSON.stringify(object).includes(`"name":"${name}"`)),
  };
}

function resolve(kind: string, forProvider: JsonObject, resources: ManagedResources, controller?: string) {
  const fields = kinds.get(kind)?.references ?? [];
  const spec = { forProvider };
  return resolveReferences({ kind, family: 'aws.m.upbound.io', namespace: 'dev', controller, spec, fields }, resources);
}

const vpc = having({ 'ec2 VPC': [target('net', 'vpc-1')] });

test('a reference resolves to the external name, and the resolver owns that field alone', () => {
  const { owned, spec } = resolve('ec2 Subnet', { region: 'r', vpcIdRef: { name: 'net' } }, vpc);
  expect(owned).toEqual({ forProvider: { vpcId: 'vpc-1' } });
  expect(spec).toEqual({ forProvider: { region: 'r', vpcId: 'vpc-1', vpcIdRef: { name: 'net' } } });
});

test('a value that is there is not resolved again', () => {
  const { owned } = resolve('ec2 Subnet', { vpcId: 'vpc-0', vpcIdRef: { name: 'net' } }, vpc);
  expect(owned).toBeUndefined();
});

test('a reference that is always to be resolved replaces the value', () => {
  const reference = { name: 'net', policy: { resolve: 'Always' } };
  const { owned } = resolve('ec2 Subnet', { vpcId: 'vpc-0', vpcIdRef: reference }, vpc);
  expect(owned).toEqual({ forProvider: { vpcId: 'vpc-1' } });
});

test('a target that is not there is an error in the words of the provider', () => {
  const message =
    'mg.Spec.ForProvider.VPCID: cannot get referenced resource: VPC.ec2.aws.m.upbound.io "other" not found';
  expect(() => resolve('ec2 Subnet', { vpcIdRef: { name: 'other' } }, vpc)).toThrow(message);
});

test('a target without an external name is an error in the words of the provider', () => {
  const message = 'mg.Spec.ForProvider.VPCID: referenced field was empty (referenced resource may not yet be ready)';
  const resources = having({ 'ec2 VPC': [target('net')] });
  expect(() => resolve('ec2 Subnet', { vpcIdRef: { name: 'net' } }, resources)).toThrow(message);
});

test('an optional reference that cannot be resolved is left as it is', () => {
  const reference = { name: 'other', policy: { resolution: 'Optional' } };
  expect(resolve('ec2 Subnet', { vpcIdRef: reference }, vpc).owned).toBeUndefined();
});

test('a role is referred to by its ARN where the field wants one, which its status must have', () => {
  const forProvider = { podExecutionRoleArnRef: { name: 'pods' } };
  const role = (atProvider: JsonObject) => having({ 'iam Role': [target('pods', 'pods', atProvider)] });
  const { owned } = resolve('eks FargateProfile', forProvider, role({ arn: 'arn:aws:iam::1:role/pods' }));
  expect(owned).toEqual({ forProvider: { podExecutionRoleArn: 'arn:aws:iam::1:role/pods' } });
  expect(() => resolve('eks FargateProfile', forProvider, role({}))).toThrow(
    'PodExecutionRoleArn: referenced field was empty',
  );
});

test('a ClusterAuth waits until the cluster is active, an Addon does not', () => {
  const cluster = (status: string) => having({ 'eks Cluster': [target('c', 'eks-c', { status })] });
  const forProvider = { clusterNameRef: { name: 'c' } };
  expect(resolve('eks Addon', forProvider, cluster('CREATING')).owned).toEqual({
    forProvider: { clusterName: 'eks-c' },
  });
  expect(() => resolve('eks ClusterAuth', forProvider, cluster('CREATING'))).toThrow(
    'ClusterName: referenced field was empty',
  );
  expect(resolve('eks ClusterAuth', forProvider, cluster('ACTIVE')).owned).toBeDefined();
});

test('several references resolve to a list in their order', () => {
  const subnets = having({ 'ec2 Subnet': [target('a', 'subnet-a'), target('b', 'subnet-b')] });
  const { owned } = resolve('eks FargateProfile', { subnetIdRefs: [{ name: 'b' }, { name: 'a' }] }, subnets);
  expect(owned).toEqual({ forProvider: { subnetIds: ['subnet-b', 'subnet-a'] } });
});

test('a selector chooses by labels and writes down what it chose', () => {
  const resources = having({ 'ec2 VPC': [target('other', 'vpc-0'), target('net', 'vpc-1', {}, { role: 'main' })] });
  const { owned } = resolve('ec2 Subnet', { vpcIdSelector: { matchLabels: { role: 'main' } } }, resources);
  expect(owned).toEqual({ forProvider: { vpcId: 'vpc-1', vpcIdRef: { name: 'net' } } });
  const none = { vpcIdSelector: { matchLabels: { role: 'none' } } };
  expect(() => resolve('ec2 Subnet', none, resources)).toThrow('VPCID: no resources matched selector');
});

test('a selector may want what the same object controls', () => {
  const controlled = (name: string, uid: string) => {
    const object = target(name, `vpc-${name}`);
    return { ...object, metadata: { ...Object(object.metadata), ownerReferences: [{ controller: true, uid }] } };
  };
  const resources = having({ 'ec2 VPC': [target('free', 'vpc-0'), controlled('a', 'xr-a'), controlled('b', 'xr-b')] });
  const selected = { vpcIdSelector: { matchControllerRef: true } };
  const { spec } = resolve('ec2 Subnet', selected, resources, 'xr-b');
  expect(spec).toMatchObject({ forProvider: { vpcId: 'vpc-b' } });
  expect(() => resolve('ec2 Subnet', selected, resources)).toThrow('no resources matched selector');
});

test('a reference may name another namespace', () => {
  const elsewhere = {
    ...target('net', 'vpc-9'),
    metadata: { name: 'net', namespace: 'ops', annotations: { 'crossplane.io/external-name': 'vpc-9' } },
  };
  const resources = having({ 'ec2 VPC': [elsewhere] });
  expect(() => resolve('ec2 Subnet', { vpcIdRef: { name: 'net' } }, resources)).toThrow('not found');
  const { owned } = resolve('ec2 Subnet', { vpcIdRef: { name: 'net', namespace: 'ops' } }, resources);
  expect(owned).toEqual({ forProvider: { vpcId: 'vpc-9' } });
});

test('whoever resolves inside a list owns the whole list', () => {
  const key = having({ 'kms Key': [target('k', 'id', { arn: 'arn:key' })] });
  const encryptionConfiguration = [{ encryptionType: 'KMS', kmsKeyRef: { name: 'k' } }];
  const { owned } = resolve('ecr Repository', { region: 'r', encryptionConfiguration }, key);
  const item = { encryptionType: 'KMS', kmsKeyRef: { name: 'k' }, kmsKey: 'arn:key' };
  expect(owned).toEqual({ forProvider: { encryptionConfiguration: [item] } });
  const missing = () => resolve('ecr Repository', { encryptionConfiguration }, having({}));
  expect(missing).toThrow('mg.Spec.ForProvider.EncryptionConfiguration[i3].KMSKey: cannot get');
});
