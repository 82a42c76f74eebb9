import type { JsonObject } from '../../../objects/json';
import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
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
    repositories.map(async ({ repositoryName, repositoryArn, createdAt, ...repository }) => {
      const { tags } = await ask<{ readonly tags?: WrittenTags }>('ecr', 'ListTagsForResource', {
        resourceArn: repositoryArn,
      });
      const identity = `${repositoryName} of ${createdAt}`;
      const lifecycle = await lifecyclePolicy(ask, repositoryName);
      const content = contentOf(repository, [
        'imageTagMutability',
        'imageScanningConfiguration',
        'encryptionConfiguration',
      ]);
      return [
        { ...tagged('ecr Repository', identity, tags, repositoryName), content },
        ...(lifecycle === undefined
          ? []
          : [{ kind: 'ecr LifecyclePolicy', name: repositoryName, identity, content: lifecycle }]),
      ];
    }),
  );
  const { scanningConfiguration } = await ask<{
    readonly scanningConfiguration: { readonly rules?: readonly object[] };
  }>('ecr', 'GetRegistryScanningConfiguration');
  const isSet = (scanningConfiguration.rules ?? []).length > 0;
  const scanning = {
    kind: 'ecr RegistryScanningConfiguration',
    name: theOnlyOne,
    identity: theOnlyOne,
    content: contentOf(scanningConfiguration, ['scanType', 'rules']),
  };
  return [...found.flat(), ...(isSet ? [scanning] : [])];
}

async function lifecyclePolicy(ask: Ask, repositoryName: string): Promise<JsonObject | undefined> {
  try {
    return contentOf(await ask<object>('ecr', 'GetLifecyclePolicy', { repositoryName }), ['lifecyclePolicyText']);
  } catch (error) {
    if (error instanceof Error && error.message.includes('LifecyclePolicyNotFoundException')) return undefined;
    throw error;
  }
}
