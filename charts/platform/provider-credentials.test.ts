import { providerCredentials } from './provider-credentials';

test('with irsa the AWS provider is who its service account is, and reads no Secret', () => {
  expect(providerCredentials('irsa')).toEqual({ source: 'IRSA' });
});

test('with secret the AWS provider reads its keys from Crossplane’s own namespace', () => {
  expect(providerCredentials('secret')).toEqual({
    source: 'Secret',
    secretRef: { namespace: 'crossplane-system', name: 'aws-credentials', key: 'credentials' },
  });
});
