import type { Ask, AwsResource } from './aws-resource';

/** What an account has of Athena's kinds, except for the workgroup that comes with it. */
export async function athenaResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { WorkGroups } = await ask<{
    readonly WorkGroups: readonly { readonly Name: string; readonly CreationTime?: string }[];
  }>('athena', 'ListWorkGroups');
  return WorkGroups.filter(({ Name }) => Name !== 'primary').map(({ Name, CreationTime }) => ({
    kind: 'athena Workgroup',
    name: Name,
    identity: `${Name} of ${CreationTime}`,
  }));
}
