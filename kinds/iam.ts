import { cloudFormation, on, onThose, unseen } from './access';
import type { ApiKinds, KindFacts } from './kind';

/** An identity, or what it may do: AWS keeps nothing in it that Git does not have. */
const identity = {
  name: 'none',
  externalName: 'made by AWS',
  stateful: false,
  references: {},
  required: [],
  takes: [],
  holds: [],
  jsonTexts: {},
  leaveOut: {},
  identifiedBy: 'tags',
  operations: 'none',
} satisfies Omit<KindFacts, 'access'>;

const policy = on('iam policy');
const role = on('iam role');
const bounded = onThose('bounded', 'iam role');
const attached = onThose('attached', 'iam role');
const provider = onThose('tagged', 'iam oidc-provider');
const terraform = 'Source: terraform-provider-aws, aws_iam_openid_connect_provider.';

// Source of this and of all limits here: IAM user guide, "IAM and AWS STS quotas" and "IAM name requirements".
const named = { from: 'external name', unique: 'in the account', pattern: /^[\w+=,.@-]+$/ } as const;
const inline = { use: 'identity', limit: 10240 } as const;

export const iam = {
  'iam OpenIDConnectProvider': {
    ...identity,
    takes: [{ fields: ['url'] }],
    operations: { create: 'iam:CreateOpenIDConnectProvider', delete: 'iam:DeleteOpenIDConnectProvider' },
    access: {
      create: [
        onThose('tagged at creation', 'iam oidc-provider')(
          'iam:CreateOpenIDConnectProvider',
          'iam:TagOpenIDConnectProvider',
        ),
      ],
      read: [provider('iam:GetOpenIDConnectProvider')],
      update: [
        provider('iam:TagOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider'),
        unseen(
          `Other audiences or certificates, which only another Composition asks for. ${terraform}`,
          provider(
            'iam:AddClientIDToOpenIDConnectProvider',
            'iam:RemoveClientIDFromOpenIDConnectProvider',
            'iam:UpdateOpenIDConnectProviderThumbprint',
          ),
        ),
      ],
      delete: [provider('iam:DeleteOpenIDConnectProvider')],
    },
  },
  'iam Policy': {
    ...identity,
    name: { ...named, max: 128 },
    externalName: { statedWithout: /^.*\// },
    jsonTexts: { policy: { use: 'identity', limit: 6144 } },
    operations: { create: 'iam:CreatePolicy', delete: 'iam:DeletePolicy' },
    access: {
      create: [policy('iam:CreatePolicy', 'iam:TagPolicy')],
      read: [policy('iam:GetPolicy', 'iam:GetPolicyVersion')],
      // IAM keeps five versions of a policy, so the provider deletes the oldest before it makes another.
      update: [
        policy(
          'iam:CreatePolicyVersion',
          'iam:DeletePolicyVersion',
          'iam:ListPolicyVersions',
          'iam:TagPolicy',
          'iam:UntagPolicy',
        ),
      ],
      delete: [policy('iam:DeletePolicy', 'iam:DeletePolicyVersion', 'iam:ListPolicyVersions')],
    },
  },
  'iam Role': {
    ...identity,
    name: { ...named, max: 64 },
    externalName: 'stated',
    references: { managedPolicyArnsRefs: 'iam Policy' },
    holds: ['managedPolicyArnsRefs'],
    jsonTexts: { assumeRolePolicy: { use: 'trust', limit: 2048 }, 'inlinePolicy[].policy': inline },
    operations: { create: 'iam:CreateRole', delete: 'iam:DeleteRole' },
    access: {
      create: [bounded('iam:CreateRole'), role('iam:TagRole')],
      read: [role('iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies')],
      update: [
        bounded('iam:UpdateAssumeRolePolicy'),
        role('iam:TagRole', 'iam:UntagRole', 'iam:UpdateRole', 'iam:UpdateRoleDescription'),
        unseen(
          `A role that is taken over, and has no boundary yet. ${cloudFormation('AWS::IAM::Role')}`,
          bounded('iam:PutRolePermissionsBoundary'),
        ),
      ],
      delete: [role('iam:DeleteRole', 'iam:ListInstanceProfilesForRole')],
    },
  },
  'iam RolePolicy': {
    ...identity,
    externalName: { statedWithout: /^.*:/ },
    references: { roleRef: 'iam Role' },
    required: ['role'],
    holds: ['roleRef'],
    jsonTexts: { policy: inline },
    identifiedBy: ['roleRef', 'external name'],
    access: {
      create: [bounded('iam:PutRolePolicy')],
      read: [role('iam:GetRolePolicy')],
      update: [bounded('iam:PutRolePolicy')],
      delete: [bounded('iam:DeleteRolePolicy')],
    },
  },
  'iam RolePolicyAttachment': {
    ...identity,
    externalName: 'written again',
    references: { policyArnRef: 'iam Policy', roleRef: 'iam Role' },
    required: ['role', 'policyArn'],
    holds: ['policyArnRef', 'roleRef'],
    identifiedBy: ['roleRef', 'policyArn'],
    access: {
      create: [attached('iam:AttachRolePolicy')],
      read: [role('iam:ListAttachedRolePolicies')],
      update: [],
      delete: [attached('iam:DetachRolePolicy')],
    },
  },
} satisfies ApiKinds;
