import { parseDist } from './dist';
import {
  annotatedName,
  compositionName,
  externalNameOf,
  forProviderOf,
  managementPoliciesOf,
} from './managed-resource';

const [named, nameless] = parseDist(
  'dist/dev/x.yaml',
  `{apiVersion: s3.aws.m.upbound.io/v1beta1, kind: Bucket,
    metadata: {name: b, annotations: {crossplane.io/external-name: logs, crossplane.io/composition-resource-name: own}},
    spec: {managementPolicies: [Observe, Create], forProvider: {region: r}}}
---
{apiVersion: s3.aws.m.upbound.io/v1beta1, kind: Bucket, metadata: {name: b}, spec: {}}`,
).objects;
if (named === undefined || nameless === undefined) throw new Error('two objects are written above');

test('a managed resource is called in AWS as its annotation says, or else as its object', () => {
  expect([named, nameless].map(externalNameOf)).toEqual(['logs', 'b']);
  expect([named, nameless].map(({ body }) => annotatedName(body))).toEqual(['logs', undefined]);
});

test('what the provider writes for a rule whose name it does not know is no name', () => {
  const annotated = (name: string) => ({ metadata: { annotations: { 'crossplane.io/external-name': name } } });
  expect(annotatedName(annotated('sgr-stub'))).toBeUndefined();
  expect(annotatedName(annotated('sgr-0123456789abcdef0'))).toBe('sgr-0123456789abcdef0');
});

test('an object that a Composition makes has a name there', () => {
  expect([named, nameless].map(({ body }) => compositionName(body))).toEqual(['own', '']);
});

test('what it should be, and what Crossplane may do with it, is read from its spec', () => {
  expect([named, nameless].map(({ body }) => forProviderOf(body))).toEqual([{ region: 'r' }, undefined]);
  expect([named, nameless].map(({ body }) => managementPoliciesOf(body))).toEqual([['Observe', 'Create'], []]);
});
