import { parseDist } from '../../objects/dist';
import { dataProtectionProblems } from './data-protection';

const object = (kind: string, forProvider: object) => {
  const [group, only] = kind.split(' ');
  const metadata = { name: 'b', namespace: 'prod' };
  return JSON.stringify({
    apiVersion: `${group}.aws.m.upbound.io/v1beta1`,
    kind: only,
    metadata,
    spec: { forProvider },
  });
};
const problemsOf = (...documents: string[]) =>
  dataProtectionProblems(parseDist('dist/prod/x.yaml', documents.join('\n---\n')).objects);

const key = { name: 'k' };
const table = { pointInTimeRecovery: { enabled: true }, serverSideEncryption: { enabled: true, kmsKeyArnRef: key } };
const image = { imageTagMutability: 'IMMUTABLE', encryptionConfiguration: [{ encryptionType: 'KMS', kmsKeyRef: key }] };
const encryptionConfiguration = { encryptionOption: 'SSE_KMS', kmsKeyArnRef: key };
const enabledClusterLogTypes = ['api', 'audit', 'authenticator'];
const cluster = { enabledClusterLogTypes, encryptionConfig: { provider: { keyArn: 'arn' } } };
const configuration = { enforceWorkgroupConfiguration: true, resultConfiguration: { encryptionConfiguration } };

describe('data at rest', () => {
  test.each<[string, object]>([
    ['cloudwatchlogs Group', { retentionInDays: 400, kmsKeyIdRef: key }],
    ['dynamodb Table', table],
    ['ecr Repository', image],
    ['eks Cluster', cluster],
    ['secretsmanager Secret', { kmsKeyIdRef: key }],
    ['sns Topic', { kmsMasterKeyId: 'alias/data' }],
    ['sqs Queue', { kmsMasterKeyId: 'alias/data' }],
    ['athena Workgroup', { configuration }],
  ])('of a %s under a customer managed key is fine', (kind, forProvider) => {
    expect(problemsOf(object(kind, forProvider))).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    [
      'cloudwatchlogs Group',
      { retentionInDays: 180, kmsKeyIdRef: key },
      /under 365 days \(180\) .+, for PCI DSS 10\.5\.1$/,
    ],
    ['cloudwatchlogs Group', { kmsKeyIdRef: key }, /under 365 days/],
    ['cloudwatchlogs Group', { retentionInDays: 365 }, /kmsKeyId: no customer managed key/],
    ['dynamodb Table', { ...table, pointInTimeRecovery: { enabled: false } }, /pointInTimeRecovery\.enabled: not true/],
    ['dynamodb Table', { ...table, serverSideEncryption: { enabled: true } }, /no customer managed key/],
    ['ecr Repository', { ...image, imageTagMutability: 'MUTABLE' }, /imageTagMutability: not IMMUTABLE/],
    [
      'ecr Repository',
      { ...image, encryptionConfiguration: [{ encryptionType: 'AES256', kmsKeyRef: key }] },
      /not KMS/,
    ],
    ['eks Cluster', { enabledClusterLogTypes }, /encryptionConfig\.provider\.keyArn: no customer managed key/],
    ['eks Cluster', { ...cluster, enabledClusterLogTypes: ['api', 'authenticator'] }, /without audit/],
    ['eks Cluster', { ...cluster, enabledClusterLogTypes: ['audit', 'authenticator'] }, /without api/],
    ['eks Cluster', { ...cluster, enabledClusterLogTypes: ['api', 'audit'] }, /without authenticator/],
    ['secretsmanager Secret', {}, /no customer managed key/],
    ['sns Topic', { kmsMasterKeyId: 'alias/aws/sns' }, /no customer managed key/],
    ['sqs Queue', { sqsManagedSseEnabled: true }, /no customer managed key — .+, for PCI DSS 3\.5\.1$/],
    [
      'athena Workgroup',
      { configuration: { ...configuration, enforceWorkgroupConfiguration: false } },
      /enforceWorkgroup/,
    ],
  ])('of a %s without it, or not kept, is a problem', (kind, forProvider, message) => {
    expect(problemsOf(object(kind, forProvider))).toEqual([expect.stringMatching(message)]);
  });
});

describe('a bucket', () => {
  const of = { bucketRef: { name: 'b' } };
  const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:b', 'arn:b/*'] };
  const tls = { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
  const block = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
  const kms = { sseAlgorithm: 'aws:kms', kmsMasterKeyId: 'alias/data' };
  const parts: Record<string, object> = {
    Bucket: {},
    BucketPolicy: { ...of, policy: JSON.stringify({ Statement: [tls] }) },
    BucketPublicAccessBlock: { ...of, ...block },
    BucketVersioning: { ...of, versioningConfiguration: { status: 'Enabled' } },
    BucketServerSideEncryptionConfiguration: { ...of, rule: [{ applyServerSideEncryptionByDefault: kms }] },
  };
  const bucketWith = (change: Record<string, object | undefined>) =>
    problemsOf(
      ...Object.entries({ ...parts, ...change }).flatMap(([kind, spec]) => (spec ? [object(`s3 ${kind}`, spec)] : [])),
    );

  test('that is private, versioned, encrypted and reached over TLS only is fine', () => {
    expect(bucketWith({})).toEqual([]);
    const everyone = JSON.stringify({ Statement: [{ ...tls, Principal: { AWS: '*' } }] });
    expect(bucketWith({ BucketPolicy: { ...of, policy: everyone } })).toEqual([]);
  });

  describe('for the access logs of load balancers', () => {
    const service = 'logdelivery.elasticloadbalancing.amazonaws.com';
    const delivery = { Effect: 'Allow', Principal: { Service: service }, Action: 's3:PutObject', Resource: 'arn:b/*' };
    const all = { Effect: 'Deny', Principal: '*', Resource: 'arn:aws:s3:::b/*' };
    const kept = { ...all, Action: ['s3:DeleteObject', 's3:DeleteObjectVersion'] };
    const byOthers = { Bool: { 'aws:PrincipalIsAWSService': 'false' } };
    const unwritten = { ...all, Action: 's3:PutObject', Condition: byOthers };
    const logs = (sseAlgorithm: string, days?: number, denials: readonly object[] = [kept, unwritten]) =>
      bucketWith({
        BucketPolicy: { ...of, policy: JSON.stringify({ Statement: [tls, delivery, ...denials] }) },
        BucketServerSideEncryptionConfiguration: {
          ...of,
          rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm } }],
        },
        BucketLifecycleConfiguration: { ...of, rule: [{ expiration: [{ days }] }] },
      });

    test('is encrypted with S3’s own key and keeps them a year', () => {
      expect(logs('AES256', 400)).toEqual([]);
      expect(logs('AES256')).toEqual([]);
    });

    test('with another key, or for less than a year, is a problem', () => {
      expect(logs('aws:kms', 400)).toEqual([expect.stringMatching(/sseAlgorithm: not AES256 .+ — set it, on the/)]);
      expect(logs('AES256', 90)).toEqual([expect.stringMatching(/under 365 days \(90\)/)]);
    });

    test.each<[string, readonly object[], readonly string[]]>([
      ['deletes', [unwritten], ['s3:DeleteObject', 's3:DeleteObjectVersion']],
      ['overwrites', [kept], ['s3:PutObject']],
      ['deletes versions', [{ ...kept, Action: 's3:DeleteObject' }, unwritten], ['s3:DeleteObjectVersion']],
      ['deletes, but one role', [{ ...kept, Principal: { AWS: 'arn:r' } }, unwritten], ['s3:DeleteObject', 'Version']],
      ['deletes, but below a prefix', [{ ...kept, Resource: `${all.Resource}/x/*` }, unwritten], ['Object', 'Version']],
      [
        'overwrites, but at times',
        [kept, { ...unwritten, Condition: { ...byOthers, Bool: { 'aws:SecureTransport': 'false' } } }],
        ['s3:PutObject'],
      ],
    ])('where its policy denies to nobody who %s is a problem', (_what, denials, actions) => {
      expect(logs('AES256', 400, denials)).toEqual(
        actions.map((action) => expect.stringMatching(new RegExp(`${action} to everybody .+ PCI DSS 10.3.2$`))),
      );
    });
  });

  test.each<[string, Record<string, object | undefined>, number, RegExp]>([
    ['without an access block', { BucketPublicAccessBlock: undefined }, 4, /not true/],
    [
      'with half an access block',
      { BucketPublicAccessBlock: { ...of, ...block, blockPublicPolicy: false } },
      1,
      /blockPublicPolicy/,
    ],
    [
      'with another bucket’s versioning',
      { BucketVersioning: { ...parts.BucketVersioning, bucketRef: { name: 'c' } } },
      1,
      /not Enabled/,
    ],
    ['under S3’s own key', { BucketServerSideEncryptionConfiguration: { ...of, rule: [{}] } }, 2, /kms/],
    ['without a policy', { BucketPolicy: undefined }, 1, /SecureTransport/],
    [
      'with a policy that denies nothing',
      { BucketPolicy: { ...of, policy: JSON.stringify({ Statement: [deny] }) } },
      1,
      /SecureTransport/,
    ],
    [
      'with a policy for one role only',
      { BucketPolicy: { ...of, policy: JSON.stringify({ Statement: [{ ...tls, Principal: { AWS: 'arn:r' } }] }) } },
      1,
      /denies aws:SecureTransport false/,
    ],
    [
      'with a policy for its objects only',
      { BucketPolicy: { ...of, policy: JSON.stringify({ Statement: [{ ...tls, Resource: ['arn:b/*'] }] }) } },
      1,
      /SecureTransport/,
    ],
  ])('%s is a problem', (_what, change, count, message) => {
    const problems = bucketWith(change);
    expect(problems).toHaveLength(count);
    expect(problems).toContainEqual(expect.stringMatching(message));
  });
});
