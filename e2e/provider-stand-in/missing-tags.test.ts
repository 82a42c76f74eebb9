import { missingTags } from './missing-tags';
import { importedKinds } from './served-fixture';

const kinds = importedKinds();
const vpc = kinds.get('ec2 VPC');
const route = kinds.get('ec2 Route');
if (vpc === undefined || route === undefined) throw new Error('VPC and Route are imported');

const object = (tags: Record<string, string>, managementPolicies = ['*']) => ({
  metadata: { name: 'net' },
  spec: { managementPolicies, providerConfigRef: { name: 'default' }, forProvider: { tags } },
});
const own = {
  'crossplane-kind': 'vpc.ec2.aws.m.upbound.io',
  'crossplane-name': 'net',
  'crossplane-providerconfig': 'default',
};

test('the provider tags what it makes with kind, name and configuration', () => {
  expect(missingTags(vpc, object({ Name: 'net' }))).toEqual(own);
  expect(missingTags(vpc, object({ Name: 'net', ...own }))).toBeUndefined();
});

test('kinds without tags and resources that are only observed get none', () => {
  expect(missingTags(route, object({}))).toBeUndefined();
  expect(missingTags(vpc, object({}, ['Observe']))).toBeUndefined();
});
