import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** What an account has in CloudWatch Logs. */
export async function logsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { logGroups } = await ask<{
    readonly logGroups: readonly { readonly logGroupName: string; readonly creationTime: number }[];
  }>('logs', 'DescribeLogGroups');
  return Promise.all(
    logGroups.map(async ({ logGroupName, creationTime, ...group }) => {
      const { tags } = await ask<{ readonly tags?: WrittenTags }>('logs', 'ListTagsLogGroup', { logGroupName });
      return {
        ...tagged('cloudwatchlogs Group', `${logGroupName} of ${creationTime}`, tags, logGroupName),
        content: contentOf(group, ['retentionInDays', 'kmsKeyId']),
      };
    }),
  );
}
