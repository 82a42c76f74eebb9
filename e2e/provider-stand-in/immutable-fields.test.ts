import { at } from '../../checks/json';
import { immutableFields, replacement } from './immutable-fields';
import { importedKinds } from './served-fixture';

test('a Fargate profile is not changed in place', () => {
  const observed = { selector: [{ namespace: 'payment' }], subnetIds: ['a', 'b'] };
  const next = { selector: [{ namespace: 'reporting' }], subnetIds: ['a', 'b'] };
  expect(replacement('eks FargateProfile', next, observed)).toBe(
    'refuse to update the external resource because the following update requires replacing it: ' +
      'cannot change the value of the argument "selector" from [{"namespace":"payment"}] to [{"namespace":"reporting"}]',
  );
});

test('the order of ids is no change, and neither is a field that AWS updates', () => {
  const observed = { subnetIds: ['a', 'b'], tags: { Name: 'p' } };
  expect(replacement('eks FargateProfile', { subnetIds: ['b', 'a'], tags: {} }, observed)).toBeUndefined();
});

test.each([
  ['an attachment', 'iam RolePolicyAttachment', 'policyArn'],
  ['routes to an endpoint', 'ec2 VPCEndpointRouteTableAssociation', 'routeTableId'],
  ['a rule, to another group', 'ec2 SecurityGroupEgressRule', 'securityGroupId'],
  ['a rule, to another group', 'ec2 SecurityGroupIngressRule', 'securityGroupId'],
  ['a pod identity, to another service account', 'eks PodIdentityAssociation', 'serviceAccount'],
])('AWS never moves %s (%s)', (_what, kind, field) => {
  expect(replacement(kind, { [field]: 'b' }, { [field]: 'a' })).toContain('requires replacing it');
});

test.each([
  ['the other end of a rule', 'ec2 SecurityGroupIngressRule', 'referencedSecurityGroupId'],
  ['the port of a rule', 'ec2 SecurityGroupEgressRule', 'fromPort'],
  ['the role of a pod identity', 'eks PodIdentityAssociation', 'roleArn'],
  ['the route table of a subnet', 'ec2 RouteTableAssociation', 'routeTableId'],
])('AWS changes %s in place', (_what, kind, field) => {
  expect(replacement(kind, { [field]: 'b' }, { [field]: 'a' })).toBeUndefined();
});

test('every immutable field is one that its kind observes', () => {
  const kinds = importedKinds();
  const isObserved = (kind: string, field: string) =>
    at(kinds.get(kind)?.atProvider, 'properties', field) !== undefined;
  const unknown = Object.entries(immutableFields)
    .filter(([kind, fields]) => !fields.every((field) => isObserved(kind, field)))
    .map(([kind]) => kind);
  // No chart makes it, so that it is not imported.
  expect(unknown).toEqual(['eks PodIdentityAssociation']);
});

test('a kind that is not known is updated in place', () => {
  expect(replacement('lambda Function', { name: 'b' }, { name: 'a' })).toBeUndefined();
});
