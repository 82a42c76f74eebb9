import { anywhere, on, onThose } from './access';
import { type ApiKinds, regional } from './kind';

const named = on('kms alias');
const key = onThose('tagged', 'kms key');

export const kms = {
  'kms Alias': {
    // KMS API reference, "CreateAlias"; the provider puts the prefix alias/ before the name.
    name: { ...regional, max: 250, pattern: /^[a-zA-Z0-9/_-]+$/, never: /^aws\// },
    externalName: { statedWithout: /^alias\// },
    stateful: { end: 'what names a key by it finds none', refusal: 'none', cardholderData: {} },
    references: { targetKeyIdRef: 'kms Key' },
    required: ['targetKeyId'],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    identifiedBy: ['external name'],
    operations: 'none',
    // AWS asks for both the alias and the key.
    access: {
      create: [named('kms:CreateAlias'), key('kms:CreateAlias')],
      read: [anywhere('kms:ListAliases')],
      update: [named('kms:UpdateAlias'), key('kms:UpdateAlias')],
      delete: [named('kms:DeleteAlias'), key('kms:DeleteAlias')],
    },
  },
  'kms Key': {
    name: 'none',
    externalName: 'made by AWS',
    stateful: {
      end: 'once deletionWindowInDays are over, nobody can read what is encrypted with it',
      refusal: 'none',
      cardholderData: {},
    },
    references: {},
    required: [],
    takes: [],
    holds: [],
    // KMS developer guide, "Resource quotas".
    jsonTexts: { policy: { use: 'itself', limit: 32768 } },
    leaveOut: {},
    identifiedBy: 'tags',
    operations: { create: 'kms:CreateKey', delete: 'kms:ScheduleKeyDeletion' },
    access: {
      create: [
        { ...anywhere('kms:CreateKey'), when: 'tagged at creation' },
        onThose('retagged', 'kms key')('kms:TagResource'),
        key('kms:EnableKeyRotation', 'kms:PutKeyPolicy'),
      ],
      read: [key('kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListResourceTags')],
      update: [
        key(
          'kms:DisableKeyRotation',
          'kms:EnableKeyRotation',
          'kms:PutKeyPolicy',
          'kms:UntagResource',
          'kms:UpdateKeyDescription',
        ),
        onThose('retagged', 'kms key')('kms:TagResource'),
      ],
      delete: [key('kms:ScheduleKeyDeletion')],
    },
  },
} satisfies ApiKinds;
