const aws = '.aws.m.upbound.io';

/** How kinds/ and the checks name a kind: `ec2 VPC` for AWS, `pkg.crossplane.io Provider` for others, `core Namespace`. */
export function groupKind({ group, kind }: { readonly group: string; readonly kind: string }): string {
  return `${group === '' ? 'core' : group.replace(aws, '')} ${kind}`;
}

/** The API group of an `apiVersion`, '' for the core group. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
}

/** Whether a group has kinds of AWS resources; the group of the provider configurations does not. */
export function isManagedGroup(group: string): boolean {
  return group.endsWith(aws);
}
