import { sources } from './sources';

test('every kind is listed once', () => {
  const kinds = sources.flatMap(({ kinds }) =>
    Object.entries(kinds).flatMap(([group, plurals]) => plurals.map((plural) => `${plural}.${group}`)),
  );
  expect(kinds.filter((kind, index) => kinds.indexOf(kind) !== index)).toEqual([]);
});

test('every source is pinned to a release, and its URLs are of that release', () => {
  for (const { version, url } of sources) {
    expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
    expect(url(version, 'example.org', 'vaults')).toContain(`/${version}/`);
  }
});

test.each([
  ['provider-upjet-aws', 'kms.aws.m.upbound.io', 'keys', 'package/crds/kms.aws.m.upbound.io_keys.yaml'],
  ['crossplane', 'pkg.crossplane.io', 'providers', 'cluster/crds/pkg.crossplane.io_providers.yaml'],
  ['argo-cd', 'argoproj.io', 'applications', 'manifests/crds/application-crd.yaml'],
  ['argo-cd', 'argoproj.io', 'applicationsets', 'manifests/crds/applicationset-crd.yaml'],
  [
    'external-secrets',
    'external-secrets.io',
    'secretstores',
    'config/crds/bases/external-secrets.io_secretstores.yaml',
  ],
  [
    'provider-kubernetes',
    'kubernetes.m.crossplane.io',
    'objects',
    'package/crds/kubernetes.m.crossplane.io_objects.yaml',
  ],
  [
    'vpc-resource-controller',
    'vpcresources.k8s.aws',
    'securitygrouppolicies',
    'config/crd/bases/vpcresources.k8s.aws_securitygrouppolicies.yaml',
  ],
])('%s keeps %s %s in the file upstream has', (name, group, plural, file) => {
  const source = sources.find((candidate) => candidate.name === name);
  expect(source?.url(source.version, group, plural)).toMatch(new RegExp(`^https://.+/${source?.version}/${file}$`));
});
