import { on, onThose, unseen } from './access';
import { type ApiKinds, customerKey, given } from './kind';

const secret = on('secretsmanager secret');
const key = unseen(
  'KMS checks it without a call of the provider. Source: Secrets Manager API reference, "CreateSecret".',
  onThose({ askedBy: 'secretsmanager' }, 'kms key')('kms:Decrypt', 'kms:GenerateDataKey'),
);

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
    identifiedBy: 'tags',
    operations: { create: 'secretsmanager:CreateSecret', delete: 'secretsmanager:DeleteSecret' },
    access: {
      create: [secret('secretsmanager:CreateSecret', 'secretsmanager:TagResource'), key],
      read: [secret('secretsmanager:DescribeSecret', 'secretsmanager:GetResourcePolicy')],
      update: [
        secret('secretsmanager:TagResource', 'secretsmanager:UntagResource', 'secretsmanager:UpdateSecret'),
        key,
      ],
      delete: [secret('secretsmanager:DeleteSecret')],
    },
  },
} satisfies ApiKinds;
