import { anywhere, cloudFormation, on, onThose, unseen } from './access';
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
    takes: [],
    holds: [],
    // SNS developer guide, "Amazon SNS API permissions": 30 kb.
    jsonTexts: { deliveryPolicy: 'no policy', policy: { use: 'resource', limit: 30720 } },
    leaveOut: {},
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
  'sns TopicSubscription': {
    name: 'none',
    // SNS API reference, "Subscribe": a second call for the same endpoint answers with the subscription that is there.
    externalName: 'written again',
    stateful: false,
    references: {
      endpointRef: 'sqs Queue',
      subscriptionRoleArnRef: 'iam Role',
      topicArnRef: 'sns Topic',
    },
    required: ['endpoint', 'protocol', 'topicArn'],
    takes: [],
    holds: [],
    jsonTexts: {
      deliveryPolicy: 'no policy',
      filterPolicy: 'no policy',
      redrivePolicy: 'no policy',
      replayPolicy: 'no policy',
    },
    leaveOut: {},
    identifiedBy: ['topicArnRef', 'protocol', 'endpoint'],
    operations: { create: 'sns:Subscribe', delete: 'sns:Unsubscribe', isIdempotent: true },
    access: {
      // People are told of alarms only; whatever else a topic has stays in the account.
      create: [
        on('sns topic of alarms')('sns:Subscribe'),
        onThose('into own queues', 'sns topic')('sns:Subscribe'),
        on('sns topic')('sns:ListSubscriptionsByTopic'),
      ],
      read: [anywhere('sns:GetSubscriptionAttributes')],
      update: [
        unseen(
          `The loop changes no filter. ${cloudFormation('AWS::SNS::Subscription')}`,
          anywhere('sns:SetSubscriptionAttributes'),
        ),
      ],
      delete: [anywhere('sns:Unsubscribe')],
    },
  },
} satisfies ApiKinds;
