import { anywhere, on } from './access';
import { type ApiKinds, customerKey, regional } from './kind';

const group = on('logs log-group');

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
    identifiedBy: 'tags',
    operations: { create: 'logs:CreateLogGroup', delete: 'logs:DeleteLogGroup' },
    access: {
      create: [group('logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:TagResource')],
      read: [anywhere('logs:DescribeLogGroups'), group('logs:ListTagsForResource')],
      update: [group('logs:AssociateKmsKey', 'logs:PutRetentionPolicy', 'logs:TagResource', 'logs:UntagResource')],
      delete: [group('logs:DeleteLogGroup')],
    },
  },
} satisfies ApiKinds;
