import type { Platform } from '../../config/model/environment';

/** How the AWS provider proves who it is, with the sources of the kind that says it. */
interface ProviderCredentials<Source> {
  readonly source: Source;
  readonly secretRef?: { readonly namespace: string; readonly name: string; readonly key: string };
}

/**
 * How the AWS provider proves who it is before it assumes a role: by its service account, or with a Secret that a person
 * makes in the environment's namespace and that is never in Git.
 *
 * @param sources as the kind calls them; each has an enumeration of its own
 */
export function providerCredentials<Source>(
  credentials: Platform['management']['credentials'],
  namespace: string,
  sources: Readonly<Record<'IRSA' | 'SECRET', Source>>,
): ProviderCredentials<Source> {
  if (credentials === 'irsa') return { source: sources.IRSA };
  // The schema takes any namespace; the provider looks in that of the managed resource, whatever stands here.
  return { source: sources.SECRET, secretRef: { namespace, name: 'aws-credentials', key: 'credentials' } };
}
