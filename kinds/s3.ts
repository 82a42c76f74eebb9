import { type ApiKinds, customerKey, type KindFacts } from './kind';

/** A setting of a bucket: without it, what the bucket holds may be read, changed or lost. */
const setting = {
  name: 'none',
  externalName: 'written again',
  stateful: { end: 'what the bucket holds is no longer protected by it', refusal: 'none', cardholderData: {} },
  references: { bucketRef: 's3 Bucket' },
  required: ['bucket'],
  takes: [],
  holds: [],
  jsonTexts: {},
  leaveOut: {},
  keptWithout: [],
  identifiedBy: ['external name'],
  operations: 'none',
} satisfies KindFacts;

export const s3 = {
  's3 Bucket': {
    // S3 user guide, "General purpose bucket naming rules"; without dots, which break TLS for virtual-hosted requests.
    name: {
      from: 'external name',
      unique: 'globally',
      min: 3,
      max: 63,
      pattern: /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/,
      never: /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|--x-s3|--table-s3)$/,
    },
    externalName: 'stated',
    stateful: {
      end: 'its objects are lost where forceDestroy is set; else AWS deletes it only once it is empty',
      refusal: 'none',
      cardholderData: {},
    },
    references: {},
    required: [],
    takes: [],
    holds: [],
    jsonTexts: {},
    leaveOut: {},
    keptWithout: [],
    identifiedBy: 'tags',
    operations: { create: 's3:CreateBucket', delete: 's3:DeleteBucket' },
  },
  's3 BucketLifecycleConfiguration': {
    ...setting,
    /*
     * provider-upjet-aws#1986: where S3 has nothing, Read returns what is declared, so that nothing is ever made. Only a
     * field left out, whose default is missing there, makes it write. Source: `bucket_lifecycle_configuration.go` of the
     * Terraform provider in provider-upjet-aws v2.4.0.
     */
    leaveOut: {
      transitionDefaultMinimumObjectSize:
        'makes the provider take what is declared for what is there, and write nothing',
    },
    keptWithout: [],
  },
  's3 BucketOwnershipControls': setting,
  // S3 user guide, "Bucket policies".
  's3 BucketPolicy': { ...setting, jsonTexts: { policy: { use: 'resource', limit: 20480 } } },
  's3 BucketPublicAccessBlock': {
    ...setting,
    stateful: {
      end: 'what the bucket holds is no longer protected by it',
      refusal: 'none',
      cardholderData: {
        '1.4.4': {
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
      },
    },
  },
  's3 BucketServerSideEncryptionConfiguration': {
    ...setting,
    stateful: {
      end: 'what the bucket holds is no longer protected by it',
      refusal: 'none',
      cardholderData: {
        '3.5.1': {
          'rule[].applyServerSideEncryptionByDefault.sseAlgorithm': 'aws:kms',
          'rule[].applyServerSideEncryptionByDefault.kmsMasterKeyId': customerKey,
        },
      },
    },
    references: {
      ...setting.references,
      'rule[].applyServerSideEncryptionByDefault.kmsMasterKeyIdRef': 'kms Key',
    },
  },
  's3 BucketVersioning': {
    ...setting,
    stateful: {
      end: 'what the bucket holds is no longer protected by it',
      refusal: 'none',
      cardholderData: { '3.2.1': { 'versioningConfiguration.status': 'Enabled' } },
    },
  },
} satisfies ApiKinds;
