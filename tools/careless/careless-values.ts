import fc from 'fast-check';
import { everyUse, type UseName, type UsesInput } from '../../config/model/uses';

/** Names as people choose them: right ones, and such as are too long, too short, or somebody else's. */
const names = [
  'a',
  'on',
  'null',
  'undefined',
  'team-null',
  'true',
  'no',
  'e1',
  'x1e3',
  'constructor',
  'prototype',
  '__proto__',
  'toString',
  'events',
  'Events',
  'card_events',
  'card--events',
  '-events',
  'events-',
  '2fa',
  ' events',
  'évènements',
  'events\n',
  'default',
  'dlq',
  'results',
  'settlements-dlq',
  'sthree-x',
  'xn--x',
  'amzn-s3-demo-x',
  'statements-s3alias',
  'kube-system',
  'external-secrets',
  'aws-observability',
  'payment',
  'reporting',
  'fraud-detection',
  'platform',
  'internet',
  'coredns',
  'n'.repeat(21),
  'n'.repeat(40),
  'n'.repeat(63),
  'n'.repeat(64),
  'settlement-and-reconciliation',
];

const cpu = [0.25, 0.5, 1, 2, 4, 8, 16, 17, 64, 128, 250, 1000, 0.3, 0.1, 2.0001, 1e9];
const pods = [1, 2, 3, 4, 8, 16, 32, 100, 700, 150_000, 1e9, 2.5];
const arn = (api: string, region: string, account: string, rest: string) =>
  `arn:aws:${api}:${region}:${account}:${rest}`;
const ranges = [
  '10.0.0.0/16',
  '10.64.0.0/16',
  '10.0.0.0/20',
  '10.0.0.0/22',
  '10.0.0.0/24',
  '10.0.0.0/8',
  '10.0.3.0/16',
  '10.1.0.0/16',
  '172.31.0.0/16',
  '172.16.0.0/20',
  '192.168.0.0/16',
  '100.64.0.0/16',
  '52.10.0.0/16',
  '203.0.113.7/32',
  '203.0.113.0/24',
  '0.0.0.0/0',
  '10.0.0.0',
  'fd00::/56',
  '10.0.0.0/16 ',
];
const triples = (first: number, mask: number, step: number) =>
  [0, 1, 2].map((zone) => `10.0.${first + Math.floor((zone * step) / 256)}.${(zone * step) % 256}/${mask}`);
const tables = {
  cards: { partitionKey: { name: 'id', type: 'S' } },
  [`t${'x'.repeat(30)}`]: { partitionKey: { name: 'number', type: 'N' }, expiresAt: 'until' },
};
const many = (length: number, prefix: string) => Array.from({ length }, (_, index) => `${prefix}-${index}`);
const service = { port: 9090, calls: [], quota: { cpu: 1, memoryGiB: 2, pods: 4 } };
const listed = [[], ['events'], ['events', 'events'], ['a', 'b', 'c'], many(12, 'thing'), many(90, 'some-longer-name')];

/** Uses that are declared by name with a description, not as a list of names. */
type DescribedUse = { [Use in UseName]: UsesInput[Use] extends string[] | undefined ? never : Use }[UseName];

const described: Readonly<Record<DescribedUse, readonly unknown[]>> = {
  tables: [{}, tables, Object.fromEntries(names.map((name) => [name, { partitionKey: { name, type: 'S' } }]))],
};

/** What people write into a field, right or wrong, by the name of the field or of what it stands in. */
export const likelyValues: Readonly<Record<string, readonly unknown[]>> = {
  name: names,
  namespace: names,
  to: names,
  account: [
    '444455556666',
    '123456789012',
    '012345678901',
    '000000000000',
    '11122223333',
    '1111-2222-3333',
    111122223333,
  ],
  region: [
    'us-east-1',
    'us-west-2',
    'us-west-1',
    'eu-west-1',
    'ca-central-1',
    'us-gov-west-1',
    'us-eas-1',
    'US-EAST-1',
  ],
  zones: [
    ['use1-az4', 'use1-az5', 'use1-az6'],
    ['euw1-az1', 'euw1-az2', 'euw1-az3'],
    ['usw2-az1', 'usw2-az2', 'usw2-az4'],
    ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    ['use1-az1', 'use1-az2', 'use1-az3'],
    ['use1-az1', 'use1-az1', 'use1-az2'],
    ['use1-az1'],
    'use1-az1',
  ],
  vpcCidr: ranges,
  public: [triples(0, 27, 32), triples(0, 28, 16), triples(32, 24, 256), triples(10, 24, 256), ['10.0.0.0/24']],
  private: [triples(10, 26, 64), triples(16, 20, 4096), triples(100, 24, 256), triples(0, 24, 256), []],
  subnets: [
    undefined,
    { public: triples(0, 27, 32), private: triples(1, 24, 256) },
    { public: triples(0, 24, 256), private: triples(16, 20, 4096) },
  ],
  kubernetesVersion: ['1.35', '1.36', '1.28', '1.37', 1.35, '1.35 '],
  publicAccessCidrs: [[], ['203.0.113.0/24', '198.51.100.0/24'], ['0.0.0.0/0'], ['10.0.0.0/8'], ranges],
  adminRoleArns: [
    [],
    [arn('iam', '', '111122223333', 'role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef')],
    [arn('iam', '', '111122223333', 'role/Admin'), arn('iam', '', '111122223333', 'role/admin')],
    [arn('iam', '', '111122223333', `role/${'r'.repeat(64)}`)],
    [arn('iam', '', '111122223333', 'user/alice')],
    [arn('iam', '', '111122223333', 'role/ops._')],
    [arn('iam', '', '111122223333', 'role/eks-argocd-role-dev')],
  ],
  endpointZones: [1, 2, 3, 0, 4],
  cardholderData: [true, false, 'true'],
  logRetentionDays: [1, 7, 365, 400, 3653, 8, 100, '14'],
  protection: ['disposable', 'retained', 'retain'],
  revision: ['main', 'v1.2.3', 'release/2026-10', 'ma in', 'main; rm -rf /', 'main\n', 'a..b', 'HEAD~1', ''],
  sync: ['automatic', 'manual', 'auto'],
  port: [80, 443, 8080, 9090, 10250, 65535, 65536, 0, '8080'],
  cpu,
  memoryGiB: [0.25, 0.5, 1, 2, 4, 4.3, 8, 16, 64, 120, 512, 4096, 1e9],
  memoryMiB: [256, 512, 768, 1792, 2, 100, 1_000_000, 0.5],
  pods,
  count: pods,
  quota: [
    { cpu: 1, memoryGiB: 1, pods: 3 },
    { cpu: 64, memoryGiB: 128, pods: 200 },
    { cpu: 2000, memoryGiB: 4096, pods: 8 },
    { pods: 5 },
  ],
  replicas: [undefined, { count: 1 }, { count: 5, cpu: 0.5, memoryMiB: 768 }, { cpu: 1 }, { count: 40 }],
  host: ['pay.example.com', 'pay', 'PAY.example.com', '*.example.com', 'pay.example.com.', 'https://pay.example.com'],
  certificateArn: [
    arn('acm', 'us-east-1', '111122223333', 'certificate/2'),
    arn('acm', 'us-west-2', '111122223333', 'certificate/2'),
    arn('acm', 'us-east-1', '111122223333', 'certificate/'),
    'certificate',
  ],
  healthCheckPath: ['/', '/healthz', '/a?b=c', '/a b', 'healthz', `/${'p'.repeat(1023)}`, '/ä', ''],
  ingress: [
    undefined,
    {
      host: 'pay.example.org',
      certificateArn: arn('acm', 'us-east-1', '111122223333', 'certificate/1'),
      webAclArn: arn('wafv2', 'us-east-1', '111122223333', 'regional/webacl/a/1'),
    },
  ],
  services: [
    {},
    ...names.map((name) => ({ [name]: service })),
    Object.fromEntries(many(20, 'service').map((name) => [name, service])),
    Object.fromEntries(many(40, 'service').map((name) => [name, service])),
  ],
  calls: [[], [{ to: 'payment', port: 8080 }], [{ to: 'ledger', port: 8443 }], [{ to: 'payment', port: 1 }]],
  uses: [{}, { buckets: ['data'] }, { workgroups: ['audit'] }, { tables }, { queues: many(30, 'queue') }],
  ...Object.fromEntries(everyUse.map((use) => [use, listed])),
  ...described,
  indexes: [
    {},
    ...names.map((name) => ({ [name]: { partitionKey: { name: 'day', type: 'N' } } })),
    { transactionId_index: { partitionKey: { name: 'id', type: 'S' }, sortKey: { name: 'day', type: 'N' } } },
    Object.fromEntries(many(21, 'by').map((name) => [name, { partitionKey: { name: 'day', type: 'N' } }])),
  ],
  type: ['S', 'N', 'B', 's', 'string'],
  expiresAt: ['until', 'id', 'day', ' until', '', 'x'.repeat(256)],
  repositoryUrl: [
    'https://me:secret@github.com/example/payments.git',
    'git@github.com:example/payments.git',
    'https://x y',
    'payments',
    'ssh://git@git.example.com/p.git',
  ],
  apiGroup: ['payments.example.com', 'platform', 'platform.crossplane.io', 'Platform.example.org', 'a.b'],
  credentials: ['irsa', 'secret', 'key'],
  crossplaneRoleArn: [arn('iam', '', '123456789012', 'role/path/x'), arn('iam', '', '444455556666', 'role/x'), 'x'],
  argocdRoleArn: [arn('iam', '', '123456789012', 'role/path/y'), arn('iam', '', '000000000000', 'role/x'), 'x'],
  provisionerRole: ['provisioner', 'a role', 'x'.repeat(65)],
  versions: [undefined, {}, { argocd: 'v1.0.0' }],
  controllers: [undefined, {}, { 'external-secrets': { chart: '1.0.0', image: 'v1.0.0' } }],
  chart: ['1.2.3', 'v1.2.3', 'latest', undefined],
  image: ['1.2.3', 'v1.2.3', 'latest', undefined],
  packageRegistry: ['registry.example.com/x', 'https://registry.example.com', ''],
  defaultContainer: [
    { cpu: 0.5, memoryMiB: 768 },
    { cpu: 1, memoryMiB: 1792 },
    { cpu: 250, memoryMiB: 256 },
    { cpu: 0.25, memoryGiB: 1 },
    undefined,
  ],
};

// The characters of fast-check's unit `binary`, which makes a table of them all first, and that takes seconds.
const anyCharacter = fc.nat(0x10_f7ff).map((index) => String.fromCodePoint(index < 0xd800 ? index : index + 0x800));

/** What nobody means to write. */
export const carelessValues = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    ' ',
    'x'.repeat(300),
    'two\nlines',
    0,
    -1,
    1.5,
    1e9,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n,
    true,
    [],
    {},
    [[]],
    new Date(0),
    () => 1,
  ),
  fc.constantFrom(...names),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: anyCharacter, maxLength: 12 }),
);
