import { on } from './access';
import { type ApiKinds, customerKey, given } from './kind';

const queue = on('sqs queue');

export const sqs = {
  'sqs Queue': {
    // SQS developer guide, "Amazon SQS standard queue quotas".
    name: { ...given, max: 80, pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/ },
    externalName: 'made by AWS',
    stateful: {
      end: 'its messages are lost',
      refusal: 'none',
      cardholderData: { '3.5.1': { kmsMasterKeyId: customerKey } },
    },
    references: {},
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {
      // SQS developer guide, "Amazon SQS policy quotas".
      policy: { use: 'resource', limit: 8192 },
      redriveAllowPolicy: 'no policy',
      redrivePolicy: 'no policy',
    },
    leaveOut: {},
    identifiedBy: 'tags',
    // SQS API reference, "CreateQueue".
    operations: { create: 'sqs:CreateQueue', delete: 'sqs:DeleteQueue', isIdempotent: true },
    access: {
      create: [queue('sqs:CreateQueue', 'sqs:TagQueue')],
      read: [queue('sqs:GetQueueAttributes', 'sqs:ListQueueTags')],
      update: [queue('sqs:SetQueueAttributes', 'sqs:TagQueue', 'sqs:UntagQueue')],
      delete: [queue('sqs:DeleteQueue')],
    },
  },
} satisfies ApiKinds;
