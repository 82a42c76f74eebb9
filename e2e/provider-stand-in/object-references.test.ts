import { objectReferences, withCopy } from './object-references';

const patchesFrom = {
  apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
  kind: 'SecurityGroup',
  name: 'pods',
  namespace: 'dev',
  fieldPath: 'status.atProvider.id',
};
const group = { status: { atProvider: { id: 'sg-1' } } };

test('a field of another object is copied into the manifest', () => {
  const [reference] = objectReferences({
    references: [{ patchesFrom, toFieldPath: 'spec.securityGroups.groupIds[0]' }],
  });
  expect(reference?.source).toMatchObject({ kind: 'SecurityGroup', name: 'pods', namespace: 'dev' });
  expect(reference?.copy && withCopy({ kind: 'Policy', spec: { podSelector: {} } }, reference.copy, group)).toEqual({
    kind: 'Policy',
    spec: { podSelector: {}, securityGroups: { groupIds: ['sg-1'] } },
  });
});

test('without a place to copy to, it is the place it comes from', () => {
  const [reference] = objectReferences({ references: [{ patchesFrom }] });
  expect(reference?.copy).toEqual({ from: 'status.atProvider.id', to: 'status.atProvider.id' });
});

test('a field that is not there yet is an error', () => {
  const copy = { from: 'status.atProvider.id', to: 'spec.id' };
  expect(() => withCopy({}, copy, {})).toThrow('status.atProvider.id: no such field');
});

test('an object that only has to exist is copied from nowhere', () => {
  const dependsOn = { apiVersion: 'v1', kind: 'Namespace', name: 'payment' };
  const [reference] = objectReferences({ references: [{ dependsOn }] });
  expect(reference).toEqual({ source: { ...dependsOn, namespace: undefined }, copy: undefined });
});
