import { anywhere, cloudFormation, on, onThose, unseen, usesKey } from './access';
import { type ApiKinds, customerKey, type KindFacts, regional } from './kind';

/** A setting of the registry, which can be made again from Git. */
const setting = {
  name: 'none',
  externalName: 'written again',
  stateful: false,
  takes: [],
  holds: [],
  leaveOut: {},
  operations: 'none',
} satisfies Partial<KindFacts>;

const repository = on('ecr repository');
const key = usesKey('ecr', 'ECR user guide, "Encryption at rest"');
/** Enhanced scanning is Inspector's. */
const scanning = unseen(
  `The emulator has no Inspector. Source: ECR user guide, "Required IAM permissions for enhanced scanning". ${cloudFormation('AWS::ECR::RegistryScanningConfiguration')}`,
  anywhere('inspector2:Disable', 'inspector2:Enable', 'inspector2:ListAccountPermissions'),
);
const inspector = unseen(
  'The first enhanced scan of an account. Source: Amazon Inspector user guide, "Using service-linked roles".',
  on('iam role of Inspector')('iam:CreateServiceLinkedRole'),
);

export const ecr = {
  'ecr LifecyclePolicy': {
    ...setting,
    references: { repositoryRef: 'ecr Repository' },
    required: ['repository'],
    jsonTexts: { policy: 'no policy' },
    identifiedBy: ['external name'],
    access: {
      create: [repository('ecr:PutLifecyclePolicy')],
      read: [repository('ecr:GetLifecyclePolicy')],
      update: [repository('ecr:PutLifecyclePolicy')],
      delete: [repository('ecr:DeleteLifecyclePolicy')],
    },
  },
  'ecr RegistryScanningConfiguration': {
    ...setting,
    references: {},
    required: [],
    jsonTexts: {},
    identifiedBy: [],
    access: {
      create: [anywhere('ecr:PutRegistryScanningConfiguration'), scanning, inspector],
      read: [anywhere('ecr:GetRegistryScanningConfiguration')],
      update: [anywhere('ecr:PutRegistryScanningConfiguration'), scanning, inspector],
      delete: [anywhere('ecr:PutRegistryScanningConfiguration'), scanning],
    },
  },
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
    identifiedBy: 'tags',
    operations: { create: 'ecr:CreateRepository', delete: 'ecr:DeleteRepository' },
    access: {
      create: [repository('ecr:CreateRepository', 'ecr:TagResource'), ...key],
      read: [repository('ecr:DescribeRepositories', 'ecr:ListTagsForResource')],
      update: [
        repository(
          'ecr:PutImageScanningConfiguration',
          'ecr:PutImageTagMutability',
          'ecr:TagResource',
          'ecr:UntagResource',
        ),
      ],
      delete: [
        repository('ecr:DeleteRepository'),
        unseen(
          `KMS checks it without a call of the provider. ${cloudFormation('AWS::ECR::Repository')}`,
          onThose({ askedBy: 'ecr' }, 'kms key')('kms:RetireGrant'),
        ),
      ],
    },
  },
} satisfies ApiKinds;
