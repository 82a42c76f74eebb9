import type { JsonObject } from '../../checks/json';
import { dependentsOf } from './dependents';
import { importedKinds } from './served-fixture';

const kinds = importedKinds();

function live(kindName: string, name: string, forProvider: JsonObject) {
  const kind = kinds.get(kindName);
  if (kind === undefined) throw new Error(`${kindName} is imported`);
  return { kind, objects: [{ metadata: { name }, spec: { forProvider } }] };
}

const net = { kind: 'ec2 VPC', name: 'net', externalName: 'vpc-1' };

test('what refers to a resource hangs on it', () => {
  const subnet = live('ec2 Subnet', 'a', { vpcIdRef: { name: 'net' } });
  const other = live('ec2 RouteTable', 'b', { vpcIdRef: { name: 'other' } });
  expect(dependentsOf(net, [subnet, other])).toEqual(['Subnet a']);
});

test('a reference to a resource of another kind is none to this one', () => {
  const association = live('ec2 RouteTableAssociation', 'a', { subnetIdRef: { name: 'net' } });
  expect(dependentsOf(net, [association])).toEqual([]);
});

test('references in lists count', () => {
  const subnet = { kind: 'ec2 Subnet', name: 'b', externalName: 'subnet-b' };
  const profile = live('eks FargateProfile', 'p', { subnetIdRefs: [{ name: 'a' }, { name: 'b' }] });
  const key = { kind: 'kms Key', name: 'k', externalName: 'id' };
  const repository = live('ecr Repository', 'r', { encryptionConfiguration: [{ kmsKeyRef: { name: 'k' } }] });
  expect(dependentsOf(subnet, [profile])).toEqual(['FargateProfile p']);
  expect(dependentsOf(key, [repository])).toEqual(['Repository r']);
});

test('a cluster is held by its Fargate profiles, though these name it by value, and not by its add-ons', () => {
  const cluster = { kind: 'eks Cluster', name: 'c', externalName: 'eks-c' };
  const profile = live('eks FargateProfile', 'p', { clusterName: 'eks-c' });
  const addon = live('eks Addon', 'a', { clusterName: 'eks-c' });
  expect(dependentsOf(cluster, [profile, addon])).toEqual(['FargateProfile p']);
});
