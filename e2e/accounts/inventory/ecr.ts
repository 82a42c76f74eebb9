import type { Ask, AwsResource } from './aws-resource';
import { tagged, type WrittenTags } from './tags';
import { theOnlyOne } from './wanted';

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
        tagged('ecr Repository', identity, tags, repositoryName),
        ...((await hasLifecyclePolicy(ask, repositoryName)) ? [lifecycle] : []),
      ];
    }),
  );
  const { scanningConfiguration } = await ask<{
    readonly scanningConfiguration: { readonly rules?: readonly object[] };
  }>('ecr', 'GetRegistryScanningConfiguration');
  const isSet = (scanningConfiguration.rules ?? []).length > 0;
  const scanning = { kind: 'ecr RegistryScanningConfiguration', name: theOnlyOne, identity: theOnlyOne };
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
