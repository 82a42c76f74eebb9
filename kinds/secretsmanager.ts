import { type ApiKinds, customerKey, given } from './kind';

export const secretsmanager = {
  'secretsmanager Secret': {
    // Secrets Manager API reference, "CreateSecret": AWS itself appends a hyphen and six characters.
    name: { ...given, max: 512, pattern: /^[A-Za-z0-9/_+=.@-]+$/, never: /-[A-Za-z0-9]{6}$/ },
    externalName: 'made by AWS',
    stateful: {
      end: 'its value is lost once recoveryWindowInDays are over',
      refusal: 'none',
      cardholderData: { '3.5.1': { kmsKeyId: customerKey } },
    },
    references: { kmsKeyIdRef: 'kms Key' },
    required: [],
    takes: [{ fields: ['name'] }],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: [],
    identifiedBy: 'tags',
    operations: { create: 'secretsmanager:CreateSecret', delete: 'secretsmanager:DeleteSecret' },
  },
} satisfies ApiKinds;
