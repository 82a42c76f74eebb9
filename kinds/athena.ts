import { on } from './access';
import { type ApiKinds, customerKey, regional } from './kind';

const workgroup = on('athena workgroup');

export const athena = {
  'athena Workgroup': {
    // Athena API reference, "CreateWorkGroup".
    name: { ...regional, max: 128, pattern: /^[a-zA-Z0-9._-]+$/ },
    externalName: 'stated',
    stateful: {
      end: 'its history of queries is lost',
      refusal: 'none',
      cardholderData: {
        '3.5.1': {
          'configuration.enforceWorkgroupConfiguration': true,
          'configuration.resultConfiguration.encryptionConfiguration.encryptionOption': 'SSE_KMS',
          'configuration.resultConfiguration.encryptionConfiguration.kmsKeyArn': customerKey,
        },
      },
    },
    references: { 'configuration.resultConfiguration.encryptionConfiguration.kmsKeyArnRef': 'kms Key' },
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    identifiedBy: ['external name'],
    operations: { create: 'athena:CreateWorkGroup', delete: 'athena:DeleteWorkGroup' },
    access: {
      create: [workgroup('athena:CreateWorkGroup', 'athena:TagResource')],
      read: [workgroup('athena:GetWorkGroup', 'athena:ListTagsForResource')],
      update: [workgroup('athena:UpdateWorkGroup', 'athena:TagResource', 'athena:UntagResource')],
      delete: [workgroup('athena:DeleteWorkGroup')],
    },
  },
} satisfies ApiKinds;
