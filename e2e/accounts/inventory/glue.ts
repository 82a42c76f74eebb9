import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';

/** What an account has of Glue's kinds. */
export async function glueResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { DatabaseList } = await ask<{
    readonly DatabaseList: readonly { readonly Name: string; readonly CreateTime?: string }[];
  }>('glue', 'GetDatabases');
  return DatabaseList.map(({ Name, CreateTime, ...database }) => ({
    kind: 'glue CatalogDatabase',
    name: Name,
    identity: `${Name} of ${CreateTime}`,
    content: contentOf(database, ['Description', 'LocationUri', 'Parameters']),
  }));
}
