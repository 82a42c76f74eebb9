import { crdOf, importedKinds } from './served-fixture';
import { isProviderGroup, servedKind } from './served-kind';

const managed = { properties: { spec: { properties: { forProvider: { properties: {} } } } } };

test('a kind of a definition that is not established is not served', () => {
  expect(servedKind(crdOf('ec2.aws.m.upbound.io', 'VPC', managed, 'False'))).toBeUndefined();
  expect(servedKind(crdOf('ec2.aws.m.upbound.io', 'VPC', managed))?.name).toBe('ec2 VPC');
});

test('a kind without forProvider is no managed resource', () => {
  const kind = servedKind(crdOf('aws.m.upbound.io', 'ProviderConfig', { properties: { spec: {} } }));
  expect(kind?.forProvider).toBeUndefined();
});

test('the family is the group without its service', () => {
  const kind = servedKind(crdOf('ec2.aws.m.upbound.io', 'VPC', managed));
  expect(kind?.family).toBe('aws.m.upbound.io');
});

test('only the namespaced groups of the providers are theirs', () => {
  expect(['ec2.aws.m.upbound.io', 'kubernetes.m.crossplane.io'].every(isProviderGroup)).toBe(true);
  expect(['ec2.aws.upbound.io', 'pkg.crossplane.io', 'argoproj.io'].some(isProviderGroup)).toBe(false);
});

test('every imported managed resource is recognized by its schema', () => {
  const configs = [...importedKinds().values()].filter(({ forProvider }) => forProvider === undefined);
  expect(new Set(configs.map(({ kind }) => kind))).toEqual(new Set(['ProviderConfig']));
});
