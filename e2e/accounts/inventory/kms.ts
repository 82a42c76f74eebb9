import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
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
      const { Policy } = await ask<{ readonly Policy: string }>('kms', 'GetKeyPolicy', {
        KeyId,
        PolicyName: 'default',
      });
      const rotation = await ask<object>('kms', 'GetKeyRotationStatus', { KeyId });
      const written = Tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }));
      const content = {
        ...contentOf(KeyMetadata, ['Description', 'Enabled']),
        ...contentOf({ Policy }, ['Policy']),
        ...contentOf(rotation, ['KeyRotationEnabled', 'RotationPeriodInDays']),
      };
      return [{ ...tagged('kms Key', KeyId, written), content }];
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
