import { type DistObject, where } from '../../objects/dist';
import { at, stringAt } from '../../objects/json';

/**
 * Secrets of the AWS provider's configurations that stand elsewhere than where it looks: it takes the namespace of the
 * managed resource for that of the Secret, and a ProviderConfig serves its own namespace only.
 * Source: `enrichLocalSecretRefs` of `internal/clients/pc_resolver.go`, provider-upjet-aws v2.4.0.
 */
export function providerConfigSecretProblems(object: DistObject): string[] {
  const { group, kind, namespace, body } = object;
  if (group !== 'aws.m.upbound.io' || kind !== 'ProviderConfig') return [];
  return secretRefs.flatMap((path) => {
    const field = ['spec', 'credentials', ...path];
    const found = stringAt(body, ...field, 'namespace');
    if (at(body, ...field) === undefined || found === namespace) return [];
    const reason = 'is not read, since the provider looks beside the managed resources';
    return [`${where(object)}: ${field.join('.')}.namespace: ${reason} (${found}) — write ${namespace}`];
  });
}

const secretRefs = [
  ['secretRef'],
  ['webIdentity', 'tokenConfig', 'secretRef'],
  ['upbound', 'webIdentity', 'tokenConfig', 'secretRef'],
];
