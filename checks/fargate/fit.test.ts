import { type Dist, parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { fargateFitProblems } from './fit';
import { shippedRequests } from './shipped-requests';

const read = (fields: JsonObject): Dist =>
  parseDist('dist/x.yaml', JSON.stringify({ apiVersion: 'a/v1', kind: 'K', metadata: { name: 'x' }, ...fields }));
const problemsOf = (fields: JsonObject) => fargateFitProblems(read(fields).objects);
const requestsOf = (fields: JsonObject) => shippedRequests(read(fields).objects).map(({ request }) => request);

const amounts = (cpu: string, memory: string) => ({ cpu, memory });
const resources = (cpu: string, memory: string) => ({ requests: amounts(cpu, memory), limits: amounts(cpu, memory) });
const template = (...containers: JsonObject[]) => ({ spec: { template: { spec: { containers } } } });
const helm = (values: JsonObject) => ({ spec: { source: { helm: { values: JSON.stringify(values) } } } });

describe('the requests of dist', () => {
  test('are those of pod templates, as the sum of their containers', () => {
    const two = template({ resources: resources('1', '1Gi') }, { resources: resources('1', '1Gi') });
    expect(requestsOf(two)).toEqual([{ cpu: 2, memoryMiB: 2048 }]);
    expect(requestsOf(template({ name: 'a' }))).toEqual([{ cpu: 0, memoryMiB: 0 }]);
  });

  test('are those of Helm values, at any depth', () => {
    const values = { resources: resources('1', '1Gi'), webhook: { resources: resources('250m', '256Mi') } };
    expect(requestsOf(helm(values))).toEqual([
      { cpu: 1, memoryMiB: 1024 },
      { cpu: 0.25, memoryMiB: 256 },
    ]);
  });

  test('are those in the configuration of an add-on', () => {
    const configurationValues = JSON.stringify({ resources: resources('250m', '256Mi') });
    expect(requestsOf({ spec: { forProvider: { configurationValues } } })).toEqual([{ cpu: 0.25, memoryMiB: 256 }]);
  });

  test('are the defaults for containers', () => {
    const limits = [
      { type: 'Container', default: amounts('500m', '768Mi'), defaultRequest: amounts('500m', '768Mi') },
      { type: 'Pod', max: amounts('2', '4Gi') },
    ];
    expect(requestsOf({ spec: { limits } })).toEqual([{ cpu: 0.5, memoryMiB: 768 }]);
  });

  test('are not the resources of a role', () => {
    expect(requestsOf({ rules: [{ resources: ['nodes'], verbs: ['get'] }] })).toEqual([]);
  });
});

describe('a request', () => {
  test.each([
    ['250m', '256Mi'],
    ['500m', '768Mi'],
    ['1', '1792Mi'],
    ['16', '122624Mi'],
  ])('for %s and %s is all of a size, and fine', (cpu, memory) => {
    expect(problemsOf(helm({ resources: resources(cpu, memory) }))).toEqual([]);
  });

  test.each<[string, JsonObject, RegExp]>([
    ['that no size holds', resources('17', '1Gi'), /fits no size of Fargate \(17 vCPU, 1024 MiB\)/],
    ['for less CPU than it gets', resources('100m', '256Mi'), /billed for .+ — ask for 0\.25 vCPU, 256 MiB/],
    ['for less memory than it gets', resources('250m', '300Mi'), /billed for .+ — ask for 0\.25 vCPU, 768 MiB/],
    ['of nothing', { requests: {}, limits: {} }, /billed for \(0 vCPU, 0 MiB\)/],
    [
      'below its limit',
      { requests: amounts('250m', '256Mi'), limits: amounts('1', '256Mi') },
      /limits \(1 vCPU, 256 MiB\) are not the requests \(0\.25 vCPU, 256 MiB\)/,
    ],
    ['without limit', { requests: amounts('250m', '256Mi') }, /limits \(0 vCPU, 0 MiB\) are not the requests/],
  ])('%s is a problem', (_what, own, message) => {
    expect(problemsOf(helm({ resources: own }))).toEqual([expect.stringMatching(message)]);
  });

  test('is named by object and field', () => {
    expect(problemsOf(helm({ webhook: { resources: resources('17', '1Gi') } }))[0]).toMatch(
      /^dist\/x\.yaml K\/x: spec\.source\.helm\.values\.webhook\.resources: /,
    );
  });
});
