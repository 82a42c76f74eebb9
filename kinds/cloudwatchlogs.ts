import { type ApiKinds, customerKey, regional } from './kind';

export const cloudwatchlogs = {
  'cloudwatchlogs Group': {
    // CloudWatch Logs API reference, "CreateLogGroup".
    name: { ...regional, max: 512, pattern: /^[.\-_/#A-Za-z0-9]+$/, never: /^aws\// },
    externalName: 'stated',
    stateful: { refusal: 'none', cardholderData: { retentionInDays: { atLeastDays: 365 }, kmsKeyId: customerKey } },
    references: { kmsKeyIdRef: 'kms Key' },
    required: [],
    jsonTexts: {},
    leaveOut: {},
  },
} satisfies ApiKinds;
