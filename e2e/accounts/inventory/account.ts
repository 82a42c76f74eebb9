import type { Ask, AwsResource } from './aws-resource';
import { tagged, type WrittenTags } from './tags';

/** What an account has of KMS's kinds, but for AWS's own and for keys that wait for their end. */
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

/** What an account has of ECR's kinds. */
export async function ecrResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { repositories } = await ask<{
    readonly repositories: readonly {
      readonly repositoryName: string;
      readonly repositoryArn: string;
      readonly createdAt: string;
    }[];
  }>('ecr', 'DescribeRepositories');
  const found = await Promise.all(
    repositories.map(async ({ repositoryName, repositoryArn, createdAt }) => {
      const { tags } = await ask<{ readonly tags?: WrittenTags }>('ecr', 'ListTagsForResource', {
        resourceArn: repositoryArn,
      });
      const identity = `${repositoryName} of ${createdAt}`;
      const lifecycle = { kind: 'ecr LifecyclePolicy', name: repositoryName, identity };
      return [
        tagged('ecr Repository', identity, tags),
        ...((await hasLifecyclePolicy(ask, repositoryName)) ? [lifecycle] : []),
      ];
    }),
  );
  const { scanningConfiguration } = await ask<{
    readonly scanningConfiguration: { readonly rules?: readonly object[] };
  }>('ecr', 'GetRegistryScanningConfiguration');
  const isSet = (scanningConfiguration.rules ?? []).length > 0;
  const scanning = { kind: 'ecr RegistryScanningConfiguration', name: 'of the registry', identity: 'of the registry' };
  return [...found.flat(), ...(isSet ? [scanning] : [])];
}

async function hasLifecyclePolicy(ask: Ask, repositoryName: string): Promise<boolean> {
  try {
    await ask('ecr', 'GetLifecyclePolicy', { repositoryName });
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('LifecyclePolicyNotFoundException')) return false;
    throw error;
  }
}

/** What an account has of Athena's kinds, but for the workgroup that comes with it. */
export async function athenaResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { WorkGroups } = await ask<{
    readonly WorkGroups: readonly { readonly Name: string; readonly CreationTime?: string }[];
  }>('athena', 'ListWorkGroups');
  return WorkGroups.filter(({ Name }) => Name !== 'primary').map(({ Name, CreationTime }) => ({
    kind: 'athena Workgroup',
    name: Name,
    identity: `${Name} of ${CreationTime}`,
  }));
}

/** What an account has of Glue's kinds. */
export async function glueResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { DatabaseList } = await ask<{
    readonly DatabaseList: readonly { readonly Name: string; readonly CreateTime?: string }[];
  }>('glue', 'GetDatabases');
  return DatabaseList.map(({ Name, CreateTime }) => ({
    kind: 'glue CatalogDatabase',
    name: Name,
    identity: `${Name} of ${CreateTime}`,
  }));
}
