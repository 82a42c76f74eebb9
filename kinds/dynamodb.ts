import { type ApiKinds, customerKey, regional } from './kind';

export const dynamodb = {
  'dynamodb Table': {
    // DynamoDB developer guide, "Supported data types and naming rules in Amazon DynamoDB".
    name: { ...regional, min: 3, max: 255, pattern: /^[a-zA-Z0-9_.-]+$/ },
    externalName: 'stated',
    stateful: {
      end: 'its items are lost',
      refusal: 'deletionProtectionEnabled',
      cardholderData: {
        '3.2.1': { 'pointInTimeRecovery.enabled': true },
        '3.5.1': { 'serverSideEncryption.enabled': true, 'serverSideEncryption.kmsKeyArn': customerKey },
      },
    },
    references: { 'replica[].kmsKeyArnRef': 'kms Key', 'serverSideEncryption.kmsKeyArnRef': 'kms Key' },
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: ['ttl'],
    identifiedBy: 'tags',
    operations: { create: 'dynamodb:CreateTable', delete: 'dynamodb:DeleteTable' },
  },
} satisfies ApiKinds;
