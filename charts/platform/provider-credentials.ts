import type { platform } from '../../config/platform';
import {
  type AccountAccessSpecCredentials,
  AccountAccessSpecCredentialsSource as Source,
} from '../../imports/composites';

/**
 * How the AWS provider proves who it is before it assumes an environment's role: by its service account, or with a
 * Secret that a person makes on the management cluster and that is never in Git.
 */
export function providerCredentials(
  credentials: (typeof platform)['management']['credentials'],
): AccountAccessSpecCredentials {
  if (credentials === 'irsa') return { source: Source.IRSA };
  return {
    source: Source.SECRET,
    secretRef: { namespace: 'crossplane-system', name: 'aws-credentials', key: 'credentials' },
  };
}
