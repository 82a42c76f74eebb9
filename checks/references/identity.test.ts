import { parseDist } from '../../objects/dist';
import { duplicateProblems, nameProblems } from './identity';

interface Written {
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly metadata?: object;
  readonly forProvider?: object;
}
const object = ({ kind, name = 'x', namespace = 'dev', metadata, forProvider }: Written) => {
  const [group, only] = kind.split(' ');
  const apiVersion = group === 'core' ? 'v1' : `${group}.aws.m.upbound.io/v1beta1`;
  return JSON.stringify({ apiVersion, kind: only, metadata: { name, namespace, ...metadata }, spec: { forProvider } });
};
const objects = (...written: Written[]) => parseDist('dist/x.yaml', written.map(object).join('\n---\n')).objects;

const account = (namespace: string, id: string) =>
  `{apiVersion: example.org/v1, kind: AccountAccess, metadata: {name: account, namespace: ${namespace}},
    spec: {account: "${id}"}}`;
const external = (name: string) => ({ annotations: { 'crossplane.io/external-name': name } });

describe('identity', () => {
  test('objects that differ in kind, name or namespace are different', () => {
    const written = objects(
      { kind: 'ec2 VPC' },
      { kind: 'ec2 Subnet' },
      { kind: 'ec2 VPC', name: 'y' },
      { kind: 'ec2 VPC', namespace: 'prod' },
    );
    expect(duplicateProblems(written)).toEqual([]);
  });

  test.each<[string, Written[]]>([
    ['two objects of one identity', [{ kind: 'ec2 VPC' }, { kind: 'ec2 VPC' }]],
    [
      'two objects with one external name',
      [
        { kind: 'iam Role', name: 'a', metadata: external('r') },
        { kind: 'iam Role', name: 'r' },
      ],
    ],
    [
      'two queues with one name',
      [
        { kind: 'sqs Queue', name: 'a', forProvider: { name: 'q' } },
        { kind: 'sqs Queue', forProvider: { name: 'q' } },
      ],
    ],
    ['one bucket in two environments', [{ kind: 's3 Bucket' }, { kind: 's3 Bucket', namespace: 'prod' }]],
  ])('%s are a problem that names both', (_what, written) => {
    expect(duplicateProblems(objects(...written))).toEqual([
      expect.stringMatching(/^dist\/x\.yaml .*: taken by dist\/x\.yaml/),
    ]);
  });

  test('a table of one name may exist in two regions, and in two accounts but not twice in one', () => {
    const table = (namespace: string, region: string) => ({
      kind: 'dynamodb Table',
      namespace,
      forProvider: { region },
    });
    const tables = objects(table('dev', 'r1'), table('prod', 'r1'), table('staging', 'r2'));
    const accounts = (ids: string[]) =>
      ids.flatMap((id, i) => parseDist('dist/c.yaml', account(['dev', 'prod', 'staging'][i] ?? '', id)).objects);
    expect(duplicateProblems([...accounts(['111111111111', '222222222222', '111111111111']), ...tables])).toEqual([]);
    expect(duplicateProblems([...accounts(['111111111111', '111111111111', '111111111111']), ...tables])).toHaveLength(
      1,
    );
  });
});

describe('names', () => {
  test.each<[string, Written]>([
    ['an upper-case object name', { kind: 'ec2 VPC', name: 'Vpc' }],
    ['an object name of 254 characters', { kind: 'ec2 VPC', name: 'v'.repeat(254) }],
    ['a dotted namespace name', { kind: 'core Namespace', name: 'a.b', namespace: '' }],
    ['a namespace with an underscore', { kind: 'ec2 VPC', namespace: 'a_b' }],
    ['a label value with a slash', { kind: 'ec2 VPC', metadata: { labels: { a: 'b/c' } } }],
    ['an annotation key with two slashes', { kind: 'ec2 VPC', metadata: { annotations: { 'a/b/c': '' } } }],
    ['an annotation key with an illegal prefix', { kind: 'ec2 VPC', metadata: { annotations: { 'A_b/c': '' } } }],
    ['a role name of 65 characters', { kind: 'iam Role', name: 'r'.repeat(65) }],
    ['an alias with a dot', { kind: 'kms Alias', name: 'data.dev' }],
    ['an alias of AWS’s own', { kind: 'kms Alias', metadata: external('aws/s3') }],
    ['a bucket with a dot', { kind: 's3 Bucket', name: 'a.b' }],
    ['a bucket of 64 characters', { kind: 's3 Bucket', name: 'b'.repeat(64) }],
    ['a table of two characters', { kind: 'dynamodb Table', name: 'ab' }],
    ['a queue without a name', { kind: 'sqs Queue' }],
    ['a queue of 81 characters', { kind: 'sqs Queue', forProvider: { name: 'q'.repeat(81) } }],
    ['a group that looks like an id', { kind: 'ec2 SecurityGroup', forProvider: { name: 'sg-pods' } }],
    ['a repository in upper case', { kind: 'ecr Repository', metadata: external('App') }],
    ['a database with a hyphen', { kind: 'glue CatalogDatabase', metadata: external('a-b') }],
    ['a secret that ends like a random suffix', { kind: 'secretsmanager Secret', forProvider: { name: 'app-config' } }],
    ['a profile of 64 characters', { kind: 'eks FargateProfile', name: 'f'.repeat(64) }],
  ])('%s is a problem', (_what, written) => {
    expect(objects(written).flatMap(nameProblems)).toHaveLength(1);
  });

  test.each<[string, Written]>([
    ['a log group named by annotation', { kind: 'cloudwatchlogs Group', metadata: external('/aws/eks/c/cluster') }],
    ['an alias named by annotation', { kind: 'kms Alias', metadata: external('data/dev') }],
    ['a bucket of 63 characters', { kind: 's3 Bucket', name: 'b'.repeat(63) }],
    ['a dotted object name', { kind: 'ec2 VPC', name: 'a.b' }],
    ['a qualified label', { kind: 'ec2 VPC', metadata: { labels: { 'app.kubernetes.io/name': 'a.b_C' } } }],
  ])('%s is fine', (_what, written) => {
    expect(objects(written).flatMap(nameProblems)).toEqual([]);
  });
});
