import { AccountAccessSpecCredentialsSource as sources } from '../../imports/composites';
import { providerCredentials } from './provider-credentials';

test('with irsa the AWS provider is who its service account is, and reads no Secret', () => {
  expect(providerCredentials('irsa', 'dev', sources)).toEqual({ source: 'IRSA' });
});

test('with secret the AWS provider reads its keys where the managed resources are', () => {
  expect(providerCredentials('secret', 'dev', sources)).toEqual({
    source: 'Secret',
    secretRef: { namespace: 'dev', name: 'aws-credentials', key: 'credentials' },
  });
});
