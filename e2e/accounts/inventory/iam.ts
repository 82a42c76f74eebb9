import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

interface Role {
  readonly RoleName: string;
  readonly RoleId: string;
}

/** What an account has of IAM's kinds, except for AWS's own policies and service-linked roles. */
export async function iamResources(ask: Ask): Promise<readonly AwsResource[]> {
  const { Roles } = await ask<{ readonly Roles: readonly (Role & { readonly Path: string })[] }>('iam', 'ListRoles');
  const { Policies } = await ask<{
    readonly Policies: readonly {
      readonly Arn: string;
      readonly PolicyId: string;
      readonly PolicyName: string;
      readonly DefaultVersionId: string;
    }[];
  }>('iam', 'ListPolicies', { Scope: 'Local' });
  const { OpenIDConnectProviderList } = await ask<{
    readonly OpenIDConnectProviderList: readonly { readonly Arn: string }[];
  }>('iam', 'ListOpenIDConnectProviders');
  const found = await Promise.all([
    ...Roles.filter(({ Path }) => !Path.startsWith('/aws-service-role/')).map((role) => ofRole(ask, role)),
    ...Policies.map(async ({ Arn, PolicyId, PolicyName, DefaultVersionId }) => {
      const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('iam', 'ListPolicyTags', { PolicyArn: Arn });
      const { PolicyVersion } = await ask<{ readonly PolicyVersion: object }>('iam', 'GetPolicyVersion', {
        PolicyArn: Arn,
        VersionId: DefaultVersionId,
      });
      return [{ ...tagged('iam Policy', PolicyId, Tags, PolicyName), content: contentOf(PolicyVersion, ['Document']) }];
    }),
    ...OpenIDConnectProviderList.map(async ({ Arn }) => {
      const provider = await ask<{ readonly CreateDate: string; readonly Tags?: WrittenTags }>(
        'iam',
        'GetOpenIDConnectProvider',
        { OpenIDConnectProviderArn: Arn },
      );
      return [
        {
          ...tagged('iam OpenIDConnectProvider', `${Arn} of ${provider.CreateDate}`, provider.Tags),
          content: contentOf(provider, ['ClientIDList', 'ThumbprintList']),
        },
      ];
    }),
  ]);
  return found.flat();
}

async function ofRole(ask: Ask, { RoleName, RoleId, ...role }: Role): Promise<AwsResource[]> {
  const of = { RoleName };
  const { Tags } = await ask<{ readonly Tags?: WrittenTags }>('iam', 'ListRoleTags', of);
  const { PolicyNames } = await ask<{ readonly PolicyNames: readonly string[] }>('iam', 'ListRolePolicies', of);
  const { AttachedPolicies } = await ask<{ readonly AttachedPolicies: readonly { readonly PolicyArn: string }[] }>(
    'iam',
    'ListAttachedRolePolicies',
    of,
  );
  const documents = await Promise.all(
    PolicyNames.map(async (policy) => {
      const answer = await ask<object>('iam', 'GetRolePolicy', { RoleName, PolicyName: policy });
      return { policy, content: contentOf(answer, ['PolicyDocument']) };
    }),
  );
  return [
    {
      ...tagged('iam Role', RoleId, Tags, RoleName),
      content: contentOf(role, [
        'AssumeRolePolicyDocument',
        'Description',
        'MaxSessionDuration',
        'PermissionsBoundary',
      ]),
    },
    ...documents.map(({ policy, content }) => ({
      kind: 'iam RolePolicy',
      name: `${RoleName}, ${policy}`,
      identity: `${RoleId}, ${policy}`,
      content,
    })),
    ...AttachedPolicies.map(({ PolicyArn }) => ({
      kind: 'iam RolePolicyAttachment',
      name: `${RoleName}, ${PolicyArn}`,
      identity: `${RoleId}, ${PolicyArn}`,
    })),
  ];
}
