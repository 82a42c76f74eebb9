import { on } from './access';
import { type ApiKinds, customerKey, regional } from './kind';

const feedbackRoles = ['application', 'firehose', 'http', 'lambda', 'sqs'].flatMap((protocol) =>
  ['Failure', 'Success'].map((result) => [`${protocol}${result}FeedbackRoleArnRef`, 'iam Role'] as const),
);

const topic = on('sns topic');

export const sns = {
  'sns Topic': {
    // SNS API reference, "CreateTopic".
    name: { ...regional, max: 256, pattern: /^[A-Za-z0-9_-]+(?:\.fifo)?$/ },
    externalName: { statedWithout: /^.*:/ },
    stateful: {
      end: 'its subscriptions are lost',
      refusal: 'none',
      cardholderData: { '3.5.1': { kmsMasterKeyId: customerKey } },
    },
    references: Object.fromEntries(feedbackRoles),
    required: [],
    // SNS developer guide, "Amazon SNS API permissions": 30 kb.
    jsonTexts: { deliveryPolicy: 'no policy', policy: { use: 'resource', limit: 30720 } },
    leaveOut: {},
    keptWithout: [],
    identifiedBy: 'tags',
    // SNS API reference, "CreateTopic".
    operations: { create: 'sns:CreateTopic', delete: 'sns:DeleteTopic', isIdempotent: true },
    access: {
      create: [topic('sns:CreateTopic', 'sns:SetTopicAttributes', 'sns:TagResource')],
      read: [topic('sns:GetTopicAttributes', 'sns:ListTagsForResource')],
      update: [topic('sns:SetTopicAttributes', 'sns:TagResource', 'sns:UntagResource')],
      delete: [topic('sns:DeleteTopic')],
    },
  },
} satisfies ApiKinds;
