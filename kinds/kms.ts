import { type ApiKinds, regional } from './kind';

export const kms = {
  'kms Alias': {
    // KMS API reference, "CreateAlias"; the provider puts the prefix alias/ before the name.
    name: { ...regional, max: 250, pattern: /^[a-zA-Z0-9/_-]+$/, never: /^aws\// },
    externalName: { statedWithout: /^alias\// },
    stateful: { end: 'what names a key by it finds none', refusal: 'none', cardholderData: {} },
    references: { targetKeyIdRef: 'kms Key' },
    required: ['targetKeyId'],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: [],
    identifiedBy: ['external name'],
    operations: 'none',
  },
  'kms Key': {
    name: 'none',
    externalName: 'made by AWS',
    stateful: {
      end: 'once deletionWindowInDays are over, nobody can read what is encrypted with it',
      refusal: 'none',
      cardholderData: {},
    },
    references: {},
    required: [],
    takes: [],
    holds: [],
    // KMS developer guide, "Resource quotas".
    jsonTexts: { policy: { use: 'itself', limit: 32768 } },
    leaveOut: {},
    keptWithout: [],
    identifiedBy: 'tags',
    operations: { create: 'kms:CreateKey', delete: 'kms:ScheduleKeyDeletion' },
  },
} satisfies ApiKinds;
