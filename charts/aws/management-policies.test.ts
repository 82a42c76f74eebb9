import * as ec2 from '../../imports/ec2.aws.m.upbound.io';
import * as eks from '../../imports/eks.aws.m.upbound.io';
import { managementPolicies } from './management-policies';

test('a kind that AWS names is late-initialized, since its name is stored no other way', () => {
  expect(managementPolicies(ec2.Vpc.GVK, false)).toEqual(['Observe', 'Create', 'Update', 'LateInitialize']);
});

test('a kind that Git names is not, so that Git alone says what it is', () => {
  expect(managementPolicies(eks.Cluster.GVK, true)).toEqual(['Observe', 'Create', 'Update', 'Delete']);
});

test('a group that is there with the VPC is not, so that nobody’s rule gets into its spec', () => {
  expect(managementPolicies(ec2.DefaultSecurityGroup.GVK, true)).toEqual(['Observe', 'Create', 'Update', 'Delete']);
});

test('a kind whose controller takes no list has none', () => {
  expect(managementPolicies(eks.ClusterAuth.GVK, true)).toBeUndefined();
});
