import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** What an account has in SNS, which does not say when a topic was made. */
export async function snsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { Topics } = await ask<{ readonly Topics: readonly { readonly TopicArn: string }[] }>('sns', 'ListTopics');
  return Promise.all(
    Topics.map(async ({ TopicArn }) => {
      const of = { ResourceArn: TopicArn };
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('sns', 'ListTagsForResource', of);
      const { Attributes } = await ask<{ readonly Attributes: object }>('sns', 'GetTopicAttributes', { TopicArn });
      return {
        ...tagged('sns Topic', TopicArn, Tags, TopicArn.split(':').at(-1)),
        content: contentOf(Attributes, ['DisplayName', 'KmsMasterKeyId', 'Policy']),
      };
    }),
  );
}
