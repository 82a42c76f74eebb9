import fc from 'fast-check';
import type { EnvironmentInput } from './environment';
import { environments } from './environments';
import { exampleEnvironments, exampleServices } from './example';
import { invalidCatalogues } from './invalid/catalogue';
import { invalidEnvironments } from './invalid/environment';
import { invalidNetworks } from './invalid/network';
import { invalidQuotas } from './invalid/quotas';
import { invalidUses } from './invalid/uses';
import { loadEnvironments } from './load';
import { ConfigurationError } from './problem';
import type { ServiceInput } from './service';
import { services } from './services';

const invalid = [...invalidNetworks, ...invalidEnvironments, ...invalidCatalogues, ...invalidQuotas, ...invalidUses];

function problemsOf(written: readonly unknown[], catalogue: Readonly<Record<string, unknown>>): string[] {
  try {
    // What a person writes is not what the types promise, or there would be nothing to check.
    loadEnvironments(written as EnvironmentInput[], catalogue as Record<string, ServiceInput>);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n');
    throw error;
  }
}

test('the configuration of this repository is valid', () => {
  expect(problemsOf(environments, services)).toEqual([]);
});

test.each(invalid)('$mistake', ({ environment, others = [], catalogue = {}, expected }) => {
  const [dev] = exampleEnvironments;
  const problems = problemsOf([{ ...dev, ...environment }, ...others], { ...exampleServices, ...catalogue });
  expect(problems).toEqual(expected);
});

test('each mistake of the table says where, what and what to do', () => {
  for (const line of invalid.flatMap(({ expected }) => expected)) {
    expect(line).toMatch(/^config\/\S+ \S+: .+ — .+$/);
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
  ]);
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
    { seed: 1, numRuns: 300 },
  );
});

test('what an environment leaves out is derived from what it says', () => {
  const [first] = loadEnvironments(
    [{ ...exampleEnvironments[0], name: 'qa', vpcCidr: '10.64.0.0/16' }],
    exampleServices,
  );
  expect(first?.subnets.private).toEqual(['10.64.10.0/24', '10.64.11.0/24', '10.64.12.0/24']);
  expect(first?.services.map(({ namespace }) => namespace)).toEqual(['payment', 'fraud-detection', 'reporting']);
});

test('an override changes one environment and one field only', () => {
  const [dev, staging] = exampleEnvironments;
  const loaded = loadEnvironments(
    [{ ...dev, services: { reporting: { quota: { pods: 4 } } } }, staging],
    exampleServices,
  );
  const quotas = loaded.map((environment) => environment.services.find(({ name }) => name === 'reporting')?.quota);
  expect(quotas).toEqual([
    { cpu: 2, memoryGiB: 4, pods: 4 },
    { cpu: 2, memoryGiB: 4, pods: 8 },
  ]);
});
