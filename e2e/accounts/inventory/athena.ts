import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';

/** What an account has of Athena's kinds, except for the workgroup that comes with it. */
export async function athenaResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { WorkGroups } = await ask<{
    readonly WorkGroups: readonly { readonly Name: string; readonly CreationTime?: string }[];
  }>('athena', 'ListWorkGroups');
  return Promise.all(
    WorkGroups.filter(({ Name }) => Name !== 'primary').map(async ({ Name, CreationTime }) => {
      const { WorkGroup } = await ask<{ readonly WorkGroup: object }>('athena', 'GetWorkGroup', { WorkGroup: Name });
      return {
        kind: 'athena Workgroup',
        name: Name,
        identity: `${Name} of ${CreationTime}`,
        content: contentOf(WorkGroup, ['Configuration', 'Description', 'State']),
      };
    }),
  );
}
