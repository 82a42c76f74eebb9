import { parseDist } from '../../objects/dist';
import { providerConfigSecretProblems } from './provider-config-secrets';

const problemsOf = (credentials: object, group = 'aws.m.upbound.io') => {
  const metadata = { name: 'default', namespace: 'dev' };
  const text = JSON.stringify({
    apiVersion: `${group}/v1beta1`,
    kind: 'ProviderConfig',
    metadata,
    spec: { credentials },
  });
  return parseDist('dist/x.yaml', text).objects.flatMap(providerConfigSecretProblems);
};
const secretRef = (namespace: string) => ({ namespace, name: 'aws-credentials', key: 'credentials' });

test('a Secret beside the managed resources is where the provider looks', () => {
  expect(problemsOf({ source: 'Secret', secretRef: secretRef('dev') })).toEqual([]);
  expect(problemsOf({ source: 'IRSA' })).toEqual([]);
});

test('a Secret elsewhere is a problem', () => {
  expect(problemsOf({ secretRef: secretRef('crossplane-system') })).toEqual([
    expect.stringMatching(
      /spec\.credentials\.secretRef\.namespace: is not read, .* \(crossplane-system\) — write dev$/,
    ),
  ]);
  const tokenConfig = { source: 'Secret', secretRef: secretRef('crossplane-system') };
  expect(problemsOf({ webIdentity: { tokenConfig } })).toEqual([
    expect.stringMatching(/webIdentity\.tokenConfig\.secretRef\.namespace/),
  ]);
});

test('another provider reads the namespace that it is told', () => {
  expect(problemsOf({ secretRef: secretRef('elsewhere') }, 'kubernetes.m.crossplane.io')).toEqual([]);
});
