import { deletionRefusal, refusal } from './refusal';

const active = (name: string) => name === 'ready';
const never = () => false;

test('EKS makes nothing in a cluster that is not active', () => {
  const refused = 'ResourceNotFoundException: No cluster found for name: other.';
  expect(refusal('eks FargateProfile', { clusterName: 'other' }, active)).toBe(refused);
  expect(refusal('eks FargateProfile', { clusterName: 'ready' }, active)).toBeUndefined();
  expect(refusal('eks Cluster', {}, never)).toBeUndefined();
});

test('IAM takes no policy that is no JSON object', () => {
  expect(refusal('iam Role', { assumeRolePolicy: '{' }, never)).toMatch(/^MalformedPolicyDocument: .*assumeRolePolicy/);
  expect(refusal('s3 BucketPolicy', { policy: '[]' }, never)).toMatch(/^MalformedPolicyDocument/);
  expect(refusal('iam Role', { assumeRolePolicy: '{"Statement":[]}' }, never)).toBeUndefined();
});

test('IAM takes no policy with a value that a format has missed', () => {
  const assumeRolePolicy = '{"Federated":"%!s(<nil>)"}';
  expect(refusal('iam Role', { assumeRolePolicy }, never)).toMatch(/^MalformedPolicyDocument/);
});

test('AWS deletes nothing that is protected or that others hang on', () => {
  expect(deletionRefusal({ deletionProtectionEnabled: true }, [])).toContain('deletionProtectionEnabled is enabled');
  expect(deletionRefusal({}, ['Subnet a'])).toBe('DependencyViolation: resource has dependent objects: Subnet a');
  expect(deletionRefusal({ deletionProtection: false }, [])).toBeUndefined();
});
