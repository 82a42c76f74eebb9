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
  keptWithout: [],
  identifiedBy: 'tags',
  operations: 'none',
} satisfies KindFacts;

// Source of this and of all limits here: IAM user guide, "IAM and AWS STS quotas" and "IAM name requirements".
const named = { from: 'external name', unique: 'in the account', pattern: /^[\w+=,.@-]+$/ } as const;
const inline = { use: 'identity', limit: 10240 } as const;

export const iam = {
  'iam OpenIDConnectProvider': {
    ...identity,
    takes: [{ fields: ['url'] }],
    operations: { create: 'iam:CreateOpenIDConnectProvider', delete: 'iam:DeleteOpenIDConnectProvider' },
  },
  'iam Policy': {
    ...identity,
    name: { ...named, max: 128 },
    externalName: { statedWithout: /^.*\// },
    jsonTexts: { policy: { use: 'identity', limit: 6144 } },
    operations: { create: 'iam:CreatePolicy', delete: 'iam:DeletePolicy' },
  },
  'iam Role': {
    ...identity,
    name: { ...named, max: 64 },
    externalName: 'stated',
    references: { managedPolicyArnsRefs: 'iam Policy' },
    holds: ['managedPolicyArnsRefs'],
    jsonTexts: { assumeRolePolicy: { use: 'trust', limit: 2048 }, 'inlinePolicy[].policy': inline },
    operations: { create: 'iam:CreateRole', delete: 'iam:DeleteRole' },
  },
  'iam RolePolicy': {
    ...identity,
    externalName: { statedWithout: /^.*:/ },
    references: { roleRef: 'iam Role' },
    required: ['role'],
    holds: ['roleRef'],
    jsonTexts: { policy: inline },
    identifiedBy: ['roleRef', 'external name'],
  },
  'iam RolePolicyAttachment': {
    ...identity,
    externalName: 'written again',
    references: { policyArnRef: 'iam Policy', roleRef: 'iam Role' },
    required: ['role', 'policyArn'],
    holds: ['policyArnRef', 'roleRef'],
    identifiedBy: ['roleRef', 'policyArn'],
  },
} satisfies ApiKinds;
