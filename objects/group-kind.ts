const aws = '.aws.m.upbound.io';

/** How kinds/ and the checks name a kind: `ec2 VPC` for AWS, `pkg.crossplane.io Provider` for others, `core Namespace`. */
export function groupKind({ group, kind }: { readonly group: string; readonly kind: string }): string {
  return `${group === '' ? 'core' : group.replace(aws, '')} ${kind}`;
}

/** Whether a group has kinds of AWS resources; the group of the provider configurations does not. */
export function isManagedGroup(group: string): boolean {
  return group.endsWith(aws);
}
