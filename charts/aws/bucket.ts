import { Construct } from 'constructs';
import type { Environment } from '../../config/model/environment';
import { names } from '../../config/model/names';
import * as s3 from '../../imports/s3.aws.m.upbound.io';
import { Aws } from './aws';
import { policy, type Statement, tlsOnly } from './policy';

/** What a bucket is for. */
export interface BucketProps {
  readonly environment: Environment;
  /** Name of the bucket, unique in all of AWS. */
  readonly name: string;
  /** Service that owns it. @default - none, it belongs to the platform */
  readonly service?: string;
  /**
   * Whose key encrypts it: the environment's data key, or S3's own where a writer can use no other key. @default
   * aws:kms
   */
  readonly encryption?: 'aws:kms' | 'AES256';
  /** Statements of its policy in addition to the one that denies plain HTTP. @default - none */
  readonly statements?: readonly Statement[];
  /** Days after which objects are deleted. @default - they are kept */
  readonly expireAfterDays?: number;
}

/** A private S3 bucket: no public access, TLS only, every version kept for a month, encrypted. */
export class Bucket extends Construct {
  private readonly aws: Aws;

  public constructor(
    scope: Construct,
    id: string,
    private readonly props: BucketProps,
  ) {
    super(scope, id);
    const { environment, name, service } = props;
    this.aws = new Aws(environment);
    new s3.Bucket(
      this,
      'bucket',
      this.aws.managed(s3.Bucket, {
        name,
        service,
        forProvider: { forceDestroy: environment.protection.statefulDeletion },
      }),
    );
    this.encryption();
    this.versioning();
    this.access();
    this.lifecycle();
  }

  private encryption(): void {
    const { encryption = 'aws:kms', environment, name } = this.props;
    // A literal, since a reference inside a list would make Argo CD and the provider overwrite each other.
    const kmsMasterKeyId = this.aws.arn('kms', names(environment).keyAlias('data'));
    new s3.BucketServerSideEncryptionConfiguration(
      this,
      'encryption',
      this.aws.managed(s3.BucketServerSideEncryptionConfiguration, {
        name,
        forProvider: {
          bucketRef: { name },
          rule: [
            {
              applyServerSideEncryptionByDefault: {
                sseAlgorithm: encryption,
                kmsMasterKeyId: encryption === 'aws:kms' ? kmsMasterKeyId : undefined,
              },
              bucketKeyEnabled: encryption === 'aws:kms' ? true : undefined,
            },
          ],
        },
      }),
    );
  }

  private versioning(): void {
    const { name } = this.props;
    new s3.BucketVersioning(
      this,
      'versioning',
      this.aws.managed(s3.BucketVersioning, {
        name,
        forProvider: { bucketRef: { name }, versioningConfiguration: { status: 'Enabled' } },
      }),
    );
  }

  private access(): void {
    const { name, statements = [] } = this.props;
    const bucketRef = { name };
    new s3.BucketPublicAccessBlock(
      this,
      'public-access-block',
      this.aws.managed(s3.BucketPublicAccessBlock, {
        name,
        forProvider: {
          bucketRef,
          blockPublicAcls: true,
          blockPublicPolicy: true,
          ignorePublicAcls: true,
          restrictPublicBuckets: true,
        },
      }),
    );
    new s3.BucketOwnershipControls(
      this,
      'ownership',
      this.aws.managed(s3.BucketOwnershipControls, {
        name,
        forProvider: { bucketRef, rule: { objectOwnership: 'BucketOwnerEnforced' } },
      }),
    );
    const arn = `arn:aws:s3:::${name}`;
    new s3.BucketPolicy(
      this,
      'policy',
      this.aws.managed(s3.BucketPolicy, {
        name,
        forProvider: { bucketRef, policy: policy(tlsOnly('s3:*', arn, `${arn}/*`), ...statements) },
      }),
    );
  }

  private lifecycle(): void {
    const { name, expireAfterDays } = this.props;
    new s3.BucketLifecycleConfiguration(
      this,
      'lifecycle',
      this.aws.managed(s3.BucketLifecycleConfiguration, {
        name,
        forProvider: {
          bucketRef: { name },
          rule: [
            {
              id: 'tidy',
              status: 'Enabled',
              filter: [{ prefix: '' }],
              abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
              noncurrentVersionExpiration: [{ noncurrentDays: 30 }],
              expiration: expireAfterDays === undefined ? undefined : [{ days: expireAfterDays }],
            },
          ],
        },
      }),
    );
  }
}
