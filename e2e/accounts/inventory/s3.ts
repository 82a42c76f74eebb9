import type { JsonObject } from '../../../objects/json';
import type { Ask, AwsResource } from './aws-resource';
import { contentOf } from './content';
import { tagged, type WrittenTags } from './tags';

/** The operation that reads a setting of a bucket, by the kind that makes the setting. */
const settings: Readonly<Record<string, string>> = {
  's3 BucketLifecycleConfiguration': 'GetBucketLifecycleConfiguration',
  's3 BucketNotification': 'GetBucketNotificationConfiguration',
  's3 BucketOwnershipControls': 'GetBucketOwnershipControls',
  's3 BucketPolicy': 'GetBucketPolicy',
  's3 BucketPublicAccessBlock': 'GetPublicAccessBlock',
  's3 BucketServerSideEncryptionConfiguration': 'GetBucketEncryption',
};

/** The errors of S3 for a setting that was never made. */
const unset = [
  'NoSuchLifecycleConfiguration',
  'OwnershipControlsNotFoundError',
  'NoSuchBucketPolicy',
  'NoSuchPublicAccessBlockConfiguration',
  'ServerSideEncryptionConfigurationNotFoundError',
];

/** What an account has of S3's kinds. */
export async function s3Resources(ask: Ask): Promise<readonly AwsResource[]> {
  const { Buckets } = await ask<{
    readonly Buckets: readonly { readonly Name: string; readonly CreationDate: string }[];
  }>('s3', 'ListBuckets');
  const found = await Promise.all(Buckets.map(({ Name, CreationDate }) => ofBucket(ask, Name, CreationDate)));
  return found.flat();
}

async function ofBucket(ask: Ask, Bucket: string, created: string): Promise<readonly AwsResource[]> {
  const { TagSet } = await ask<{ readonly TagSet: WrittenTags }>('s3', 'GetBucketTagging', { Bucket });
  const { Status } = await ask<{ readonly Status?: string }>('s3', 'GetBucketVersioning', { Bucket });
  const made = await Promise.all(
    Object.entries(settings).map(async ([kind, operation]) => {
      const content = await setting(ask, operation, Bucket);
      return content === undefined ? [] : [{ kind, content }];
    }),
  );
  const versioning = Status === undefined ? [] : [{ kind: 's3 BucketVersioning', content: { Status } }];
  const identity = `${Bucket} of ${created}`;
  return [
    tagged('s3 Bucket', identity, TagSet, Bucket),
    ...[...made.flat(), ...versioning].map(({ kind, content }) => ({ kind, name: Bucket, identity, content })),
  ];
}

/** A setting of a bucket, as S3 answers it; undefined where it was never made. */
async function setting(ask: Ask, operation: string, Bucket: string): Promise<JsonObject | undefined> {
  try {
    const answer = await ask<JsonObject>('s3', operation, { Bucket });
    const content = contentOf(answer, Object.keys(answer));
    // Of notifications S3 says that there are none by saying nothing.
    return Object.keys(content).length === 0 ? undefined : content;
  } catch (error) {
    if (error instanceof Error && unset.some((code) => error.message.includes(code))) return undefined;
    throw error;
  }
}
