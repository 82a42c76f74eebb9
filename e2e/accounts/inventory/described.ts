import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** How an API with a Describe… action and tags for each ARN lists a kind, as RDS and ElastiCache do. */
export interface Listing {
  readonly kind: string;
  readonly operation: string;
  /** The field of the answer that has them. */
  readonly list: string;
  readonly name: string;
  readonly arn: string;
  /** What tells one from another of the same name, where the API says it. */
  readonly made?: string;
  readonly content: readonly string[];
}

/** What an account has of such kinds, but for what comes with every account. */
export async function describedResources(
  ask: Ask,
  api: string,
  listings: readonly Listing[],
): Promise<readonly AwsResource[]> {
  const found = await Promise.all(listings.map((listing) => resourcesOf(ask, api, listing)));
  return found.flat();
}

async function resourcesOf(ask: Ask, api: string, listing: Listing): Promise<AwsResource[]> {
  const { arn, content, kind, list, made = '', name, operation } = listing;
  const answer = await ask<Readonly<Record<string, readonly Readonly<Record<string, string>>[] | undefined>>>(
    api,
    operation,
  );
  const own = (answer[list] ?? []).filter((one) => !/^default/.test(one[name] ?? ''));
  return Promise.all(
    own.map(async (one) => {
      const of = { ResourceName: one[arn] ?? '' };
      const { TagList } = await ask<{ readonly TagList?: WrittenTags }>(api, 'ListTagsForResource', of);
      const identity = `${one[arn]} ${one[made] ?? ''}`.trim();
      return { ...tagged(kind, identity, TagList, one[name]), content: contentOf(one, content) };
    }),
  );
}
