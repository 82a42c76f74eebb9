import type { JsonObject } from '../../../objects/json';
import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Summary {
  readonly Name: string;
  readonly Id: string;
  readonly ARN: string;
}

const ofRegion = { Scope: 'REGIONAL' };

/** What an account has in AWS WAF, in a region. */
export async function wafv2Resources(ask: Ask): Promise<readonly AwsResource[]> {
  const { WebACLs } = await ask<{ readonly WebACLs: readonly Summary[] }>('wafv2', 'ListWebACLs', ofRegion);
  const acls = await Promise.all(
    WebACLs.map(async ({ Name, Id, ARN }) => {
      const { WebACL } = await ask<{ readonly WebACL: JsonObject }>('wafv2', 'GetWebACL', { Name, Id, ...ofRegion });
      const { TagInfoForResource } = await ask<{ readonly TagInfoForResource: { readonly TagList?: WrittenTags } }>(
        'wafv2',
        'ListTagsForResource',
        { ResourceARN: ARN },
      );
      return {
        ...tagged('wafv2 WebACL', ARN, TagInfoForResource.TagList, Name),
        externalName: Id,
        content: contentOf(WebACL, ['DefaultAction', 'Description', 'Rules', 'VisibilityConfig']),
      };
    }),
  );
  const { LoggingConfigurations } = await ask<{
    readonly LoggingConfigurations: readonly (JsonObject & { readonly ResourceArn: string })[];
  }>('wafv2', 'ListLoggingConfigurations', ofRegion);
  const logs = LoggingConfigurations.map((one) => ({
    kind: 'wafv2 WebACLLoggingConfiguration',
    name: WebACLs.find(({ ARN }) => ARN === one.ResourceArn)?.Name ?? `(nobody's) ${one.ResourceArn}`,
    identity: one.ResourceArn,
    content: contentOf(one, ['LogDestinationConfigs', 'RedactedFields']),
  }));
  return [...acls, ...logs];
}
