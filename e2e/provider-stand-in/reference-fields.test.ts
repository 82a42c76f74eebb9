import { referenceFields } from './reference-fields';
import { referenceTarget } from './reference-target';
import { importedKinds } from './served-fixture';

const kinds = importedKinds();
const found = (kind: string, reference: string) =>
  kinds.get(kind)?.references.find((field) => field.reference === reference && field.parent[0] === 'forProvider');

test('a reference resolves into the field of its name', () => {
  const expected = { parent: ['forProvider'], field: 'vpcId', selector: 'vpcIdSelector', many: false };
  expect(found('ec2 Subnet', 'vpcIdRef')).toMatchObject(expected);
});

test('references in the plural resolve into a list, whose name may end otherwise', () => {
  expect(found('eks FargateProfile', 'subnetIdRefs')).toMatchObject({ field: 'subnetIds', many: true });
  expect(found('iam Role', 'managedPolicyArnsRefs')).toMatchObject({ field: 'managedPolicyArns', many: true });
});

test('a reference may say in its name what it resolves from', () => {
  expect(found('eks AccessEntry', 'principalArnFromRoleRef')).toMatchObject({ field: 'principalArn' });
});

test('references inside nested objects and lists have their way there', () => {
  const parent = ['forProvider', 'rule', '[]', 'applyServerSideEncryptionByDefault'];
  expect(found('s3 BucketServerSideEncryptionConfiguration', 'kmsMasterKeyIdRef')).toMatchObject({ parent });
});

test('a reference to a Secret is no reference to a managed resource', () => {
  const secretRef = { type: 'object', properties: { key: {}, name: {} } };
  const properties = { tokenRef: secretRef, token: {} };
  expect(referenceFields({ properties: { forProvider: { properties } } })).toEqual([]);
});

test('initProvider has its references too', () => {
  const parts = kinds
    .get('ec2 Subnet')
    ?.references.filter(({ field }) => field === 'vpcId')
    .map(({ parent }) => parent);
  expect(parts).toEqual([['forProvider'], ['initProvider']]);
});

test('every reference of every imported kind has a known target', () => {
  const all = [...kinds.values()].flatMap(({ name, references }) => references.map(({ field }) => `${name} ${field}`));
  const unknown = all.filter(
    (field) => referenceTarget(field.split(' ').slice(0, 2).join(' '), field.split(' ')[2] ?? '') === undefined,
  );
  expect(all.length).toBeGreaterThan(100);
  expect(unknown).toEqual([]);
});
