import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** What an account has in Secrets Manager, except for what waits for its deletion. */
export async function secretsmanagerResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { SecretList } = await ask<{
    readonly SecretList: readonly {
      readonly ARN: string;
      readonly Name: string;
      readonly DeletedDate?: string;
      readonly Tags?: WrittenTags;
    }[];
  }>('secretsmanager', 'ListSecrets');
  return SecretList.filter(({ DeletedDate }) => DeletedDate === undefined).map(({ ARN, Name, Tags, ...secret }) => ({
    ...tagged('secretsmanager Secret', ARN, Tags, Name),
    content: contentOf(secret, ['Description', 'KmsKeyId']),
  }));
}
