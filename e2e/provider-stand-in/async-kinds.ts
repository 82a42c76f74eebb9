/**
 * Kinds, written `eks Cluster`, that the provider makes in the background and reports on in `LastAsyncOperation`.
 *
 * Source: provider-upjet-aws v2.7.0, `config/namespaced/<group>/config.go` (UseAsync).
 */
export const asyncKinds: ReadonlySet<string> = new Set([
  'ec2 EIP',
  'ec2 Route',
  'ec2 SecurityGroup',
  'ec2 Subnet',
  'ec2 VPC',
  'eks Addon',
  'eks Cluster',
  'eks FargateProfile',
  'kms Alias',
]);
