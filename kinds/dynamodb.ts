import { on, usesKey } from './access';
import { type ApiKinds, customerKey, regional } from './kind';

const table = on('dynamodb table');
const key = usesKey('dynamodb', 'DynamoDB developer guide, "DynamoDB encryption at rest: usage notes"', 'kms:Decrypt');
const settings = table('dynamodb:UpdateContinuousBackups', 'dynamodb:UpdateTimeToLive', 'dynamodb:TagResource');

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
    identifiedBy: 'tags',
    operations: { create: 'dynamodb:CreateTable', delete: 'dynamodb:DeleteTable' },
    access: {
      create: [table('dynamodb:CreateTable'), settings, ...key],
      read: [
        table(
          'dynamodb:DescribeContinuousBackups',
          'dynamodb:DescribeTable',
          'dynamodb:DescribeTimeToLive',
          'dynamodb:ListTagsOfResource',
        ),
      ],
      update: [table('dynamodb:UpdateTable', 'dynamodb:UntagResource'), settings, ...key],
      delete: [table('dynamodb:DeleteTable')],
    },
  },
} satisfies ApiKinds;
