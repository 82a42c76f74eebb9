import type { Ask, AwsResource } from './aws-resource';
import { tagged } from './tags';

/** What an account has of KMS's kinds, except for AWS's own and for keys that wait for their deletion. */
export async function kmsResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { Keys } = await ask<{ readonly Keys: readonly { readonly KeyId: string }[] }>('kms', 'ListKeys');
  const { Aliases } = await ask<{
    readonly Aliases: readonly { readonly AliasName: string; readonly TargetKeyId?: string }[];
  }>('kms', 'ListAliases');
  const keys = await Promise.all(
    Keys.map(async ({ KeyId }) => {
      const { KeyMetadata } = await ask<{
        readonly KeyMetadata: { readonly KeyManager?: string; readonly KeyState: string };
      }>('kms', 'DescribeKey', { KeyId });
      if (KeyMetadata.KeyManager === 'AWS' || KeyMetadata.KeyState === 'PendingDeletion') return [];
      const { Tags = [] } = await ask<{
        readonly Tags?: readonly { readonly TagKey: string; readonly TagValue: string }[];
      }>('kms', 'ListResourceTags', { KeyId });
      return [
        tagged(
          'kms Key',
          KeyId,
          Tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue })),
        ),
      ];
    }),
  );
  return [
    ...keys.flat(),
    ...Aliases.filter(({ AliasName }) => !AliasName.startsWith('alias/aws/')).map(({ AliasName, TargetKeyId }) => ({
      kind: 'kms Alias',
      name: AliasName.replace(/^alias\//, ''),
      identity: `${AliasName} of ${TargetKeyId}`,
    })),
  ];
}
