import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Subscription {
  readonly SubscriptionArn: string;
  readonly TopicArn: string;
  readonly Protocol: string;
  readonly Endpoint: string;
}

const nameOf = (arn: string) => arn.split(':').at(-1) ?? arn;

/** What an account has in SNS, which does not say when a topic was made. */
export async function snsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { Topics } = await ask<{ readonly Topics: readonly { readonly TopicArn: string }[] }>('sns', 'ListTopics');
  const topics = await Promise.all(
    Topics.map(async ({ TopicArn }) => {
      const of = { ResourceArn: TopicArn };
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('sns', 'ListTagsForResource', of);
      const { Attributes } = await ask<{ readonly Attributes: object }>('sns', 'GetTopicAttributes', { TopicArn });
      return {
        ...tagged('sns Topic', TopicArn, Tags, nameOf(TopicArn)),
        content: contentOf(Attributes, ['DisplayName', 'KmsMasterKeyId', 'Policy']),
      };
    }),
  );
  const { Subscriptions } = await ask<{ readonly Subscriptions: readonly Subscription[] }>('sns', 'ListSubscriptions');
  const subscriptions = Subscriptions.map(({ SubscriptionArn, TopicArn, Protocol, Endpoint }) => ({
    kind: 'sns TopicSubscription',
    name: [nameOf(TopicArn), Protocol, Endpoint.startsWith('arn:') ? nameOf(Endpoint) : Endpoint].join(', '),
    identity: SubscriptionArn,
  }));
  return [...topics, ...subscriptions];
}
