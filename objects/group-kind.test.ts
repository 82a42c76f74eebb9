import { groupKind, groupOf } from './group-kind';

test.each([
  ['ec2.aws.m.upbound.io/v1beta1', 'VPC', 'ec2 VPC'],
  ['pkg.crossplane.io/v1', 'Provider', 'pkg.crossplane.io Provider'],
  ['v1', 'Namespace', 'core Namespace'],
])('%s %s is called by its group', (apiVersion, kind, name) => {
  expect(groupKind({ group: groupOf(apiVersion), kind })).toBe(name);
});
