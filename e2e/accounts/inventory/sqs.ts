import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** What an account has in SQS. */
export async function sqsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { QueueUrls = [] } = await ask<{ readonly QueueUrls?: readonly string[] }>('sqs', 'ListQueues');
  return Promise.all(
    QueueUrls.map(async (QueueUrl) => {
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('sqs', 'ListQueueTags', { QueueUrl });
      const { Attributes } = await ask<{ readonly Attributes: Readonly<Record<string, string>> }>(
        'sqs',
        'GetQueueAttributes',
        { QueueUrl, AttributeNames: ['All'] },
      );
      const identity = `${QueueUrl} of ${Attributes.CreatedTimestamp}`;
      return {
        ...tagged('sqs Queue', identity, Tags, QueueUrl.split('/').at(-1)),
        externalName: QueueUrl,
        content: contentOf(
          Attributes,
          Object.keys(Attributes).filter((name) => !/^ApproximateNumber|Timestamp$/.test(name)),
        ),
      };
    }),
  );
}
