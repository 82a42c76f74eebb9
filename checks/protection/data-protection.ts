import { type DistObject, where } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at, isObject, type Json, listAt, parsedObject, stringAt } from '../../objects/json';

type Check = (forProvider: Json | undefined, object: DistObject, all: readonly DistObject[]) => string[];

/**
 * What PCI DSS 4.0 wants of data at rest in a cardholder data environment and its manifests can show: encryption with
 * a customer managed key (3.5.1), recovery and retention (3.2.1, 10.5.1), TLS (4.2.1), immutable images (6.3.2),
 * records of who did what (10.2.1).
 */
export function dataProtectionProblems(objects: readonly DistObject[]): string[] {
  return objects.flatMap((object) => {
    const problems = checks[groupKind(object)]?.(at(object.body, 'spec', 'forProvider'), object, objects) ?? [];
    return problems.map((problem) => `${where(object)}: ${problem}`);
  });
}

const checks: Readonly<Record<string, Check>> = {
  'athena Workgroup': (forProvider) => [
    ...wants(forProvider, 'configuration.enforceWorkgroupConfiguration', true),
    ...wants(forProvider, 'configuration.resultConfiguration.encryptionConfiguration.encryptionOption', 'SSE_KMS'),
    ...wantsKey(forProvider, 'configuration.resultConfiguration.encryptionConfiguration.kmsKeyArn'),
  ],
  'cloudwatchlogs Group': (forProvider) => {
    const days = at(forProvider, 'retentionInDays');
    const enough = typeof days === 'number' && days >= 365;
    const short = enough ? [] : [`spec.forProvider.retentionInDays: under a year (${days}) — keep 365 days or more`];
    return [...short, ...wantsKey(forProvider, 'kmsKeyId')];
  },
  'dynamodb Table': (forProvider) => [
    ...wants(forProvider, 'pointInTimeRecovery.enabled', true),
    ...wants(forProvider, 'serverSideEncryption.enabled', true),
    ...wantsKey(forProvider, 'serverSideEncryption.kmsKeyArn'),
  ],
  'ecr Repository': (forProvider) => {
    const [encryption] = listAt(forProvider, 'encryptionConfiguration');
    return [
      ...wants(forProvider, 'imageTagMutability', 'IMMUTABLE'),
      ...wants({ encryptionConfiguration: encryption }, 'encryptionConfiguration.encryptionType', 'KMS'),
      ...wantsKey({ encryptionConfiguration: encryption }, 'encryptionConfiguration.kmsKey'),
    ];
  },
  'eks Cluster': (forProvider) => {
    const logged = listAt(forProvider, 'enabledClusterLogTypes');
    const missing = ['api', 'audit', 'authenticator'].filter((type) => !logged.includes(type));
    return [
      ...wantsKey(forProvider, 'encryptionConfig.provider.keyArn'),
      ...missing.map((type) => `spec.forProvider.enabledClusterLogTypes: without ${type} — log who did what`),
    ];
  },
  's3 Bucket': (_forProvider, bucket, all) => bucketProblems(bucket, all),
  // The claim of an account has no value, and there is no key before it.
  'secretsmanager Secret': (forProvider, { composite }) =>
    composite?.kind === 'AccountAccess' ? [] : wantsKey(forProvider, 'kmsKeyId'),
  'sns Topic': (forProvider) => wantsKey(forProvider, 'kmsMasterKeyId'),
  'sqs Queue': (forProvider) => wantsKey(forProvider, 'kmsMasterKeyId'),
};

function wants(value: Json | undefined, path: string, wanted: string | boolean): string[] {
  const found = at(value, ...path.split('.'));
  return found === wanted ? [] : [`spec.forProvider.${path}: not ${wanted} (${JSON.stringify(found)}) — set it`];
}

function wantsKey(value: Json | undefined, path: string): string[] {
  const keys = path.split('.');
  const parent = at(value, ...keys.slice(0, -1));
  const fields = ['', 'Ref', 'Selector'].map((suffix) => at(parent, `${keys.at(-1)}${suffix}`));
  // Aliases alias/aws/… are AWS's own keys, whose policies nobody can set.
  const given = fields.some(
    (field) => field !== undefined && !(typeof field === 'string' && /alias\/aws\//.test(field)),
  );
  return given ? [] : [`spec.forProvider.${path}: no customer managed key — name or reference one`];
}

function bucketProblems(bucket: DistObject, all: readonly DistObject[]): string[] {
  const companion = (kind: string) =>
    all.find((other) => groupKind(other) === `s3 ${kind}` && isOf(other, bucket))?.body.spec;
  const access = at(companion('BucketPublicAccessBlock'), 'forProvider');
  const versioning = at(companion('BucketVersioning'), 'forProvider');
  const [rule] = listAt(companion('BucketServerSideEncryptionConfiguration'), 'forProvider', 'rule');
  const policy = stringAt(companion('BucketPolicy'), 'forProvider', 'policy');
  const problems = [
    ...wants(access, 'blockPublicAcls', true),
    ...wants(access, 'blockPublicPolicy', true),
    ...wants(access, 'ignorePublicAcls', true),
    ...wants(access, 'restrictPublicBuckets', true),
    ...wants(versioning, 'versioningConfiguration.status', 'Enabled'),
    ...(holdsAccessLogs(policy)
      ? accessLogProblems(rule, at(companion('BucketLifecycleConfiguration'), 'forProvider'))
      : [
          ...wants(rule, 'applyServerSideEncryptionByDefault.sseAlgorithm', 'aws:kms'),
          ...wantsKey(rule, 'applyServerSideEncryptionByDefault.kmsMasterKeyId'),
        ]),
  ].map((problem) => `${problem} on the object that belongs to the bucket`);
  return deniesPlainHttp(policy)
    ? problems
    : [...problems, 'no bucket policy that denies aws:SecureTransport false — add it'];
}

/** Whether load balancers may write to a bucket; they write to none with a customer managed key. */
const holdsAccessLogs = (policy: string | undefined) =>
  listAt(parsedObject(policy ?? ''), 'Statement').some(
    (statement) => at(statement, 'Principal', 'Service') === 'logdelivery.elasticloadbalancing.amazonaws.com',
  );

function accessLogProblems(rule: Json | undefined, lifecycle: Json | undefined): string[] {
  const [expiration] = listAt(listAt(lifecycle, 'rule')[0], 'expiration');
  const days = at(expiration, 'days');
  const enough = days === undefined || (typeof days === 'number' && days >= 365);
  return [
    ...wants(rule, 'applyServerSideEncryptionByDefault.sseAlgorithm', 'AES256'),
    ...(enough ? [] : [`spec.forProvider.rule[0].expiration: under a year (${days}) — keep 365 days or more`]),
  ];
}

function isOf({ namespace, body }: DistObject, bucket: DistObject): boolean {
  const forProvider = at(body, 'spec', 'forProvider');
  const external = bucket.annotations['crossplane.io/external-name'] ?? bucket.name;
  const named =
    stringAt(forProvider, 'bucketRef', 'name') === bucket.name || stringAt(forProvider, 'bucket') === external;
  return namespace === bucket.namespace && named;
}

function deniesPlainHttp(policy: string | undefined): boolean {
  const document = parsedObject(policy ?? '');
  return listAt(document, 'Statement').some((statement) => {
    const insecure = at(statement, 'Condition', 'Bool', 'aws:SecureTransport');
    const everyone = isObject(statement) && (statement.Principal === '*' || at(statement, 'Principal', 'AWS') === '*');
    const everything = listAt(statement, 'Action').includes('s3:*') && listAt(statement, 'Resource').length >= 2;
    return at(statement, 'Effect') === 'Deny' && everyone && everything && String(insecure) === 'false';
  });
}
