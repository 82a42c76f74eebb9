import { type ApiKinds, customerKey, type KindFacts, regional } from './kind';

/** A setting of the registry, which can be made again from Git. */
const setting = {
  name: 'none',
  externalName: 'written again',
  stateful: false,
  takes: [],
  holds: [],
  leaveOut: {},
  keptWithout: [],
  operations: 'none',
} satisfies Partial<KindFacts>;

export const ecr = {
  'ecr LifecyclePolicy': {
    ...setting,
    references: { repositoryRef: 'ecr Repository' },
    required: ['repository'],
    jsonTexts: { policy: 'no policy' },
    identifiedBy: ['external name'],
  },
  'ecr RegistryScanningConfiguration': { ...setting, references: {}, required: [], jsonTexts: {}, identifiedBy: [] },
  'ecr Repository': {
    // ECR API reference, "CreateRepository".
    name: {
      ...regional,
      min: 2,
      max: 256,
      pattern: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    },
    externalName: 'stated',
    stateful: {
      end: 'its images are lost',
      refusal: 'none',
      cardholderData: {
        '3.5.1': {
          'encryptionConfiguration[].encryptionType': 'KMS',
          'encryptionConfiguration[].kmsKey': customerKey,
        },
        '6.3.2': { imageTagMutability: 'IMMUTABLE' },
      },
    },
    references: { 'encryptionConfiguration[].kmsKeyRef': 'kms Key' },
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: ['imageScanningConfiguration'],
    identifiedBy: 'tags',
    operations: { create: 'ecr:CreateRepository', delete: 'ecr:DeleteRepository' },
  },
} satisfies ApiKinds;
