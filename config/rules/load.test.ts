import fc from 'fast-check';
import { invalidAccountQuotas } from '../invalid/account-quotas';
import { invalidCaches } from '../invalid/caches';
import { invalidCardholderData } from '../invalid/cardholder';
import { invalidCatalogues } from '../invalid/catalogue';
import { invalidDatabases } from '../invalid/databases';
import { invalidDeliveries } from '../invalid/delivery';
import { invalidEntrances } from '../invalid/entrances';
import { invalidEnvironments } from '../invalid/environment';
import { invalidManagementNetworks } from '../invalid/management-network';
import { invalidMessages } from '../invalid/messages';
import { invalidNetworks } from '../invalid/network';
import { invalidPeople } from '../invalid/people';
import { invalidPlatforms } from '../invalid/platform';
import { invalidPods } from '../invalid/pods';
import { invalidQuotas } from '../invalid/quotas';
import { invalidReaches } from '../invalid/reaches';
import { invalidInSeveralWays } from '../invalid/several';
import { invalidUses } from '../invalid/uses';
import { type EnvironmentInput, environmentSchema } from '../model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../model/example';
import { ConfigurationError } from '../model/problem';
import { type ServiceInput, serviceSchema } from '../model/service';
import { loadEnvironments } from './load';
import { platformProblems } from './platform-checks';

const invalid = [
  ...invalidAccountQuotas,
  ...invalidEntrances,
  ...invalidNetworks,
  ...invalidManagementNetworks,
  ...invalidEnvironments,
  ...invalidCardholderData,
  ...invalidCatalogues,
  ...invalidPlatforms,
  ...invalidPeople,
  ...invalidQuotas,
  ...invalidDeliveries,
  ...invalidPods,
  ...invalidUses,
  ...invalidMessages,
  ...invalidDatabases,
  ...invalidCaches,
  ...invalidReaches,
  ...invalidInSeveralWays,
];

const { controllers, ...sharedByAll } = examplePlatform;
const releases = Object.fromEntries(controllers.map(({ name, release }) => [name, release]));
const { payment } = exampleServices;
const files = ['config/dev.ts', 'config/staging.ts', 'config/prod.ts'];

function problemsOf(
  written: readonly unknown[],
  catalogue: Readonly<Record<string, unknown>>,
  platform: Readonly<Record<string, unknown>> = {},
): string[] {
  const shared = { ...sharedByAll, controllers: releases, ...platform };
  const problems = platformProblems(shared, Object.keys(releases));
  try {
    // What a person writes is not what the types promise, or there would be nothing to check.
    const environments = written as EnvironmentInput[];
    const filesOf = environments.map((one, index) => (one === undefined ? undefined : files[index]));
    const services = catalogue as Record<string, ServiceInput>;
    loadEnvironments(
      environments,
      services,
      { ...examplePlatform, ...platform, controllers },
      { files: filesOf, problems },
    );
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n');
    throw error;
  }
}

test.each(invalid)('$mistake', ({ environment, others = [], catalogue = {}, platform, expected }) => {
  const [dev] = exampleEnvironments;
  const problems = problemsOf([{ ...dev, ...environment }, ...others], { ...exampleServices, ...catalogue }, platform);
  expect(problems).toEqual(expected);
});

test('each mistake of the table says where, what and what to do', () => {
  for (const line of invalid.flatMap(({ expected }) => expected)) {
    expect(line).toMatch(/^config\/[a-z]+\.ts[^:]*: .+ — .+$/);
  }
});

test('all mistakes are reported at once, across files', () => {
  const [dev, staging] = exampleEnvironments;
  const problems = problemsOf(
    [
      { ...dev, account: '1', region: 'mars-north-1' },
      { ...staging, logRetentionDays: 8, unknown: true },
    ],
    {
      ...exampleServices,
      payment: { ...exampleServices.payment, port: 'http' },
      risk: { port: 80, calls: [], quota: { cpu: 0 } },
    },
  );
  expect(problems.map((line) => line.split(':')[0])).toEqual([
    'config/services.ts payment.port',
    'config/services.ts risk.quota.cpu',
    'config/services.ts risk.quota.memoryGiB',
    'config/services.ts risk.quota.pods',
    'config/staging.ts unknown',
    'config/dev.ts account',
    'config/dev.ts region',
    'config/staging.ts logRetentionDays',
  ]);
});

test('a gap in the list of environments is one that is undefined', () => {
  const [dev, staging] = exampleEnvironments;
  const sparse: unknown[] = [dev];
  sparse[2] = staging;
  expect(problemsOf(sparse, exampleServices)).toEqual([expect.stringContaining('environments.ts [1]: is undefined')]);
});

test.each([
  [
    'no services',
    {},
    ['config/dev.ts services.payment: is not in the catalogue ("payment") — add it to config/services.ts'],
  ],
  ['a list of services', [payment], [expect.stringContaining('config/services.ts services: is not an object')]],
])('of a change of a service, where the catalogue is %s, one thing is said', (_what, catalogue, expected) => {
  const [dev] = exampleEnvironments;
  const written = { ...dev, services: { payment: { quota: { pods: 8 } } } };
  expect(problemsOf([written], catalogue as unknown as Record<string, unknown>)).toEqual(expected);
});

test('a field that is written as undefined is one that is left out', () => {
  const [dev] = exampleEnvironments;
  const written = { ...dev, services: { payment: { quota: { pods: undefined }, replicas: { cpu: undefined } } } };
  const ledger = { ...payment, calls: [], uses: {}, replicas: { count: undefined } };
  const [environment] = loadEnvironments([written], { ...exampleServices, ledger }, examplePlatform);
  const [changedOne, ...others] = environment?.services ?? [];
  expect(changedOne).toMatchObject({ quota: payment.quota, replicas: { cpu: 0.25 } });
  expect(others.at(-1)).toMatchObject({ name: 'ledger', replicas: { from: 2, to: 2 } });
});

describe('a malformed field hides nothing that is wrong elsewhere, and nothing elsewhere is wrong for it,', () => {
  const [dev, staging] = exampleEnvironments;
  const { payment } = exampleServices;
  /** A field of a schema, and something that it does not accept. */
  const malformed = ({ shape }: typeof environmentSchema | typeof serviceSchema) =>
    fc
      .tuple(fc.constantFrom(...Object.entries(shape)), fc.oneof(fc.jsonValue(), fc.constant(undefined)))
      .filter(([[, field], value]) => !field.safeParse(value).success)
      .map(([[field], value]) => [field, value] as const);
  const beside = (field: string, lines: readonly string[]) =>
    lines
      .map((line) => line.replace(/^config\/(dev\.ts |services\.ts payment\.)/, ''))
      .filter((line) => !line.startsWith(field));

  test('in an environment', () => {
    const certificateArn = `arn:aws:acm:us-east-1:${dev.account}:certificate/1`;
    const right = {
      ...dev,
      subnets: {
        public: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'],
        private: ['10.0.3.0/24', '10.0.4.0/24', '10.0.5.0/24'],
      },
      services: { payment: { replicas: { count: 3 }, ingress: { host: 'pay.example.com', certificateArn } } },
    };
    const wrong = { ...right, adminRoleArns: ['me'], kubernetesVersion: '1.28', logRetentionDays: 8, revision: '' };
    expect(problemsOf([right, staging], exampleServices)).toEqual([]);
    const problems = (written: object) => problemsOf([written, { ...staging, logRetentionDays: 8 }], exampleServices);
    const bases = [right, wrong].map((base) => ({ base, before: problems(base) }));
    fc.assert(
      fc.property(fc.constantFrom(...bases), malformed(environmentSchema), ({ base, before }, [field, value]) => {
        const after = problems({ ...base, [field]: value });
        expect(beside(field, after)).toEqual(beside(field, before));
        expect(after).not.toEqual(before);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test('in a service', () => {
    const right = { ...payment, uses: { ...payment.uses, buckets: ['data'], workgroups: ['reports'] } };
    const wrong = {
      ...right,
      calls: [{ to: 'nobody', port: 1 }],
      namespace: 'kube-system',
      quota: { ...payment.quota, cpu: 0.1 },
    };
    const problems = (payment: object) => problemsOf([dev, staging], { ...exampleServices, payment });
    expect(problems(right)).toEqual([]);
    const bases = [right, wrong].map((base) => ({ base, before: problems(base) }));
    fc.assert(
      fc.property(fc.constantFrom(...bases), malformed(serviceSchema), ({ base, before }, [field, value]) => {
        const after = problems({ ...base, [field]: value });
        expect(beside(field, after)).toEqual(beside(field, before));
        expect(after).not.toEqual(before);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
});

test('whatever is written into a field is accepted or named, never a crash', () => {
  const fields = Object.keys(exampleEnvironments[0]);
  const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.string());
  fc.assert(
    fc.property(fc.constantFrom(...fields, 'services', 'subnets'), anything, (field, value) => {
      const [dev] = exampleEnvironments;
      const problems = problemsOf([{ ...dev, [field]: value }], exampleServices);
      expect(problems.every((line) => line.includes(' — '))).toBe(true);
    }),
    { seed: 1, numRuns: 100 },
  );
});

test('what an environment leaves out is derived from what it says', () => {
  const [first] = loadEnvironments(
    [{ ...exampleEnvironments[0], name: 'qa', vpcCidr: '10.64.0.0/16' }],
    exampleServices,
    examplePlatform,
  );
  expect(first?.subnets.private).toEqual(['10.64.10.0/24', '10.64.11.0/24', '10.64.12.0/24']);
  expect(first?.services.map(({ namespace }) => namespace)).toEqual(['payment', 'fraud-detection', 'reporting']);
});

test('a name may be given twice where AWS keeps the two apart', () => {
  const [dev] = exampleEnvironments;
  const elsewhere = { region: 'eu-west-1', zones: ['euw1-az1', 'euw1-az2', 'euw1-az3'], vpcCidr: '10.1.0.0/16' };
  const ledger = {
    port: 8080,
    calls: [],
    quota: { cpu: 1, memoryGiB: 1, pods: 4 },
    uses: { topics: ['log', 'log-eu'] },
  };
  const beside = (place: object) =>
    problemsOf([dev, { ...dev, name: 'eu-dev', ...place }], { ...exampleServices, ledger });
  expect(beside(elsewhere)).toEqual([]);
  expect(beside({ vpcCidr: elsewhere.vpcCidr })).toEqual([expect.stringContaining('("ledger-log-eu-dev")')]);
});

test.each([
  [
    'a VPC that holds just the subnets that are written',
    {
      vpcCidr: '10.20.0.0/22',
      subnets: {
        public: ['10.20.0.0/27', '10.20.0.32/27', '10.20.0.64/27'],
        private: ['10.20.1.0/24', '10.20.2.0/24', '10.20.3.0/24'],
      },
    },
    {},
  ],
  ['a fourth zone of a region that has one', { region: 'us-west-2', zones: ['usw2-az1', 'usw2-az2', 'usw2-az4'] }, {}],
  ['a revision in a folder', { revision: 'feature/new-endpoint_2' }, {}],
  [
    'an index by its name in a table that is there already',
    {},
    {
      transactionId_index: { partitionKey: { name: 'transactionId', type: 'S' } },
      GSI1: { partitionKey: { name: 'merchantId', type: 'S' } },
    },
  ],
])('%s is accepted', (_what, environment, indexes) => {
  const [dev] = exampleEnvironments;
  const { uses, ...payment } = exampleServices.payment;
  const tables = { transactions: { ...uses.tables.transactions, indexes } };
  const catalogue = { ...exampleServices, payment: { ...payment, uses: { ...uses, tables } } };
  expect(problemsOf([{ ...dev, ...environment }], catalogue)).toEqual([]);
});

test('an override changes one environment and one field only', () => {
  const [dev, staging] = exampleEnvironments;
  const loaded = loadEnvironments(
    [{ ...dev, services: { reporting: { quota: { pods: 4 } } } }, staging],
    exampleServices,
    examplePlatform,
  );
  const quotas = loaded.map((environment) => environment.services.find(({ name }) => name === 'reporting')?.quota);
  expect(quotas).toEqual([
    { cpu: 2, memoryGiB: 4, pods: 4 },
    { cpu: 2, memoryGiB: 4, pods: 8 },
  ]);
});
