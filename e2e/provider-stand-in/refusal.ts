import { isObject, type JsonObject, parsedObject, stringAt } from '../../checks/json';

/** What AWS knows of an EKS cluster that other resources are made in. */
export type ClusterLookup = (clusterName: string) => boolean;

// Of these AWS makes none until their cluster is active.
const inCluster = new Set([
  'AccessEntry',
  'AccessPolicyAssociation',
  'Addon',
  'FargateProfile',
  'PodIdentityAssociation',
]);
const policyFields = ['assumeRolePolicy', 'policy'];

/** Why AWS would refuse to make an external resource, in its words; undefined where it would not. */
export function refusal(kind: string, parameters: JsonObject, isActive: ClusterLookup): string | undefined {
  for (const field of policyFields) {
    const text = parameters[field];
    if (typeof text === 'string' && !isPolicy(text)) {
      return `MalformedPolicyDocument: This policy contains invalid Json (${field})`;
    }
  }
  const [service, name = ''] = kind.split(' ');
  if (service !== 'eks' || !inCluster.has(name)) return undefined;
  const cluster = stringAt(parameters, 'clusterName') ?? '';
  return isActive(cluster) ? undefined : `ResourceNotFoundException: No cluster found for name: ${cluster}.`;
}

function isPolicy(text: string): boolean {
  // Go prints a missing value of a format as %!s(…); IAM takes no such ARN.
  return isObject(parsedObject(text)) && !text.includes('%!');
}

/** Why AWS would refuse to delete an external resource; undefined where it would not. */
export function deletionRefusal(parameters: JsonObject, dependents: readonly string[]): string | undefined {
  const protectedBy = ['deletionProtection', 'deletionProtectionEnabled'].find((field) => parameters[field] === true);
  if (protectedBy !== undefined) return `InvalidRequestException: ${protectedBy} is enabled, disable it first`;
  if (dependents.length === 0) return undefined;
  return `DependencyViolation: resource has dependent objects: ${dependents.slice(0, 5).join(', ')}`;
}
