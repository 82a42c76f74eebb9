import { type Access, cloudFormation, on, unseen } from './access';
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
  identifiedBy: ['external name'],
  operations: 'none',
} satisfies Omit<KindFacts, 'access'>;

const bucket = on('s3 bucket');

/** A setting that one action reads, and another writes and takes away. */
const written = (read: string, write: string, remove = write): Access => ({
  create: [bucket(write)],
  read: [bucket(read)],
  update: [bucket(write)],
  delete: [bucket(remove)],
});

/** By S3 Control, as newer Terraform providers tag buckets; they take the older actions where these are refused. */
const tagging = (...actions: readonly string[]) =>
  unseen(
    `The provider of the loop tags by s3:PutBucketTagging. ${cloudFormation('AWS::S3::Bucket')}`,
    bucket(...actions),
  );
const telling = (action: string) =>
  unseen(`No bucket of the loop tells a queue. ${cloudFormation('AWS::S3::Bucket')}`, bucket(action));
const emptying = 'A bucket of a disposable environment that is not empty when it is deleted; those of the loop are.';

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
    identifiedBy: 'tags',
    operations: { create: 's3:CreateBucket', delete: 's3:DeleteBucket' },
    access: {
      create: [bucket('s3:CreateBucket', 's3:PutBucketTagging'), tagging('s3:TagResource')],
      read: [
        // The provider reads every setting of a bucket, whether or not anybody set it.
        bucket(
          's3:GetAccelerateConfiguration',
          's3:GetBucketAcl',
          's3:GetBucketCORS',
          's3:GetBucketLogging',
          's3:GetBucketObjectLockConfiguration',
          's3:GetBucketPolicy',
          's3:GetBucketRequestPayment',
          's3:GetBucketTagging',
          's3:GetBucketVersioning',
          's3:GetBucketWebsite',
          's3:GetEncryptionConfiguration',
          's3:GetLifecycleConfiguration',
          's3:GetReplicationConfiguration',
          's3:ListBucket',
        ),
        tagging('s3:ListTagsForResource'),
      ],
      update: [bucket('s3:PutBucketTagging'), tagging('s3:TagResource', 's3:UntagResource')],
      delete: [
        bucket('s3:DeleteBucket'),
        unseen(
          `${emptying} Source: terraform-provider-aws, aws_s3_bucket with force_destroy.`,
          on('s3 object')('s3:DeleteObject', 's3:DeleteObjectVersion'),
        ),
        unseen(
          `${emptying} Source: terraform-provider-aws, aws_s3_bucket with force_destroy.`,
          bucket('s3:ListBucketVersions'),
        ),
      ],
    },
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
    access: written('s3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration'),
  },
  // What a bucket holds does not depend on whom it tells.
  's3 BucketNotification': {
    ...setting,
    stateful: false,
    references: { ...setting.references, 'queue[].queueArnRef': 'sqs Queue', 'topic[].topicArnRef': 'sns Topic' },
    access: {
      create: [telling('s3:PutBucketNotification')],
      read: [telling('s3:GetBucketNotification')],
      update: [telling('s3:PutBucketNotification')],
      delete: [telling('s3:PutBucketNotification')],
    },
  },
  's3 BucketOwnershipControls': {
    ...setting,
    access: written('s3:GetBucketOwnershipControls', 's3:PutBucketOwnershipControls'),
  },
  // S3 user guide, "Bucket policies".
  's3 BucketPolicy': {
    ...setting,
    jsonTexts: { policy: { use: 'resource', limit: 20480 } },
    access: written('s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'),
  },
  's3 BucketPublicAccessBlock': {
    ...setting,
    access: written('s3:GetBucketPublicAccessBlock', 's3:PutBucketPublicAccessBlock'),
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
    access: written('s3:GetEncryptionConfiguration', 's3:PutEncryptionConfiguration'),
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
    access: written('s3:GetBucketVersioning', 's3:PutBucketVersioning'),
    stateful: {
      end: 'what the bucket holds is no longer protected by it',
      refusal: 'none',
      cardholderData: { '3.2.1': { 'versioningConfiguration.status': 'Enabled' } },
    },
  },
} satisfies ApiKinds;
