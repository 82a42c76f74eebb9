import type { Platform } from '../../config/model/environment';
import {
  type AccountAccessSpecCredentials,
  AccountAccessSpecCredentialsSource as Source,
} from '../../imports/composites';

/**
 * How the AWS provider proves who it is before it assumes an environment's role: by its service account, or with a
 * Secret that a person makes in the environment's namespace and that is never in Git.
 */
export function providerCredentials(
  credentials: Platform['management']['credentials'],
  namespace: string,
): AccountAccessSpecCredentials {
  if (credentials === 'irsa') return { source: Source.IRSA };
  // The schema takes any namespace; the provider looks in that of the managed resource, whatever stands here.
  return { source: Source.SECRET, secretRef: { namespace, name: 'aws-credentials', key: 'credentials' } };
}
