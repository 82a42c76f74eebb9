import { type AwsRequest, path } from '../calls/call';

/** An operation of EKS as a request names it. */
export interface EksOperation {
  /** Name in the API reference. */
  readonly name: string;
  /** Parameters in the path, by their names in the API reference. */
  readonly path: Readonly<Record<string, string>>;
}

// Source: Amazon EKS API reference, "Request syntax" of each action.
const operations: readonly (readonly [name: string, method: string, pattern: string])[] = [
  ['CreateCluster', 'POST', '/clusters'],
  ['ListClusters', 'GET', '/clusters'],
  ['DescribeCluster', 'GET', '/clusters/{name}'],
  ['DeleteCluster', 'DELETE', '/clusters/{name}'],
  ['UpdateClusterConfig', 'POST', '/clusters/{name}/update-config'],
  ['UpdateClusterVersion', 'POST', '/clusters/{name}/updates'],
  ['ListUpdates', 'GET', '/clusters/{name}/updates'],
  ['DescribeUpdate', 'GET', '/clusters/{name}/updates/{updateId}'],
  ['AssociateEncryptionConfig', 'POST', '/clusters/{name}/encryption-config/associate'],
  ['CreateFargateProfile', 'POST', '/clusters/{name}/fargate-profiles'],
  ['ListFargateProfiles', 'GET', '/clusters/{name}/fargate-profiles'],
  ['DescribeFargateProfile', 'GET', '/clusters/{name}/fargate-profiles/{fargateProfileName}'],
  ['DeleteFargateProfile', 'DELETE', '/clusters/{name}/fargate-profiles/{fargateProfileName}'],
  ['CreateAddon', 'POST', '/clusters/{name}/addons'],
  ['ListAddons', 'GET', '/clusters/{name}/addons'],
  ['DescribeAddonVersions', 'GET', '/addons/supported-versions'],
  ['DescribeAddon', 'GET', '/clusters/{name}/addons/{addonName}'],
  ['UpdateAddon', 'POST', '/clusters/{name}/addons/{addonName}/update'],
  ['DeleteAddon', 'DELETE', '/clusters/{name}/addons/{addonName}'],
  ['CreateAccessEntry', 'POST', '/clusters/{name}/access-entries'],
  ['ListAccessEntries', 'GET', '/clusters/{name}/access-entries'],
  ['DescribeAccessEntry', 'GET', '/clusters/{name}/access-entries/{principalArn}'],
  ['UpdateAccessEntry', 'POST', '/clusters/{name}/access-entries/{principalArn}'],
  ['DeleteAccessEntry', 'DELETE', '/clusters/{name}/access-entries/{principalArn}'],
  ['AssociateAccessPolicy', 'POST', '/clusters/{name}/access-entries/{principalArn}/access-policies'],
  ['ListAssociatedAccessPolicies', 'GET', '/clusters/{name}/access-entries/{principalArn}/access-policies'],
  ['DisassociateAccessPolicy', 'DELETE', '/clusters/{name}/access-entries/{principalArn}/access-policies/{policyArn}'],
  ['ListTagsForResource', 'GET', '/tags/{resourceArn}'],
  ['TagResource', 'POST', '/tags/{resourceArn}'],
  ['UntagResource', 'DELETE', '/tags/{resourceArn}'],
];

/** The operation of a request to EKS; undefined where it is not answered here. */
export function eksOperation(request: AwsRequest): EksOperation | undefined {
  const sent = path(request).split('/').map(decodeURIComponent);
  for (const [name, method, pattern] of operations) {
    if (method !== request.method) continue;
    const parameters = match(pattern.split('/'), sent);
    if (parameters !== undefined) return { name, path: parameters };
  }
  return undefined;
}

function match(pattern: readonly string[], sent: readonly string[]): Record<string, string> | undefined {
  // The ARN of a tagged resource contains slashes, which clients need not escape.
  const parts = pattern[1] === 'tags' ? [...sent.slice(0, 2), sent.slice(2).join('/')] : sent;
  if (parts.length !== pattern.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = parts[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = value;
    else if (part !== value) return undefined;
  }
  return parameters;
}
