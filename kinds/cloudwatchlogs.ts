import { type ApiKinds, customerKey, regional } from './kind';

export const cloudwatchlogs = {
  'cloudwatchlogs Group': {
    // CloudWatch Logs API reference, "CreateLogGroup".
    name: { ...regional, max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/, never: /^aws\// },
    externalName: 'stated',
    stateful: {
      end: 'its log events are lost',
      refusal: 'none',
      cardholderData: { '3.5.1': { kmsKeyId: customerKey }, '10.5.1': { retentionInDays: { atLeastDays: 365 } } },
    },
    references: { kmsKeyIdRef: 'kms Key' },
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: [],
    identifiedBy: 'tags',
    operations: { create: 'logs:CreateLogGroup', delete: 'logs:DeleteLogGroup' },
  },
} satisfies ApiKinds;
