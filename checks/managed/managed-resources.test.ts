import { parseDist } from '../../objects/dist';
import type { KindSchema } from '../../objects/imported-schemas';
import { managedResourceProblems } from './managed-resources';

const queues: KindSchema = {
  group: 'sqs.aws.m.upbound.io',
  kind: 'Queue',
  plural: 'queues',
  scope: 'Namespaced',
  version: 'v1beta1',
  schema: { properties: { spec: { properties: { forProvider: { properties: { region: {}, tags: {} } } } } } },
};
const right = {
  forProvider: { region: 'r1', tags: { Name: 'q', Environment: 'dev' } },
  managementPolicies: ['Observe', 'Create', 'LateInitialize'],
  providerConfigRef: { kind: 'ProviderConfig', name: 'dev' },
};
const queue = (spec: object, kind = 'Queue', name = 'q') =>
  JSON.stringify({ apiVersion: 'sqs.aws.m.upbound.io/v1beta1', kind, metadata: { name, namespace: 'dev' }, spec });
const problemsOf = (...documents: string[]) =>
  managedResourceProblems(parseDist('dist/x.yaml', documents.join('\n---\n')).objects, [queues]);

describe('a managed resource', () => {
  test('with region, tags, provider configuration and management policies is fine', () => {
    expect(problemsOf(queue(right))).toEqual([]);
  });

  test('of a kind without regions and tags needs neither', () => {
    const policies = { ...right, forProvider: {}, managementPolicies: ['Observe', 'Create'] };
    expect(problemsOf(queue(policies, 'QueuePolicy'))).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['no region', { forProvider: { tags: right.forProvider.tags } }, /region: missing/],
    ['no name tag', { forProvider: { region: 'r1', tags: { Environment: 'dev' } } }, /tags\.Name: missing/],
    [
      'another environment’s tag',
      { forProvider: { region: 'r1', tags: { Name: 'q', Environment: 'prod' } } },
      /tags\.Environment: .*prod/,
    ],
    [
      'the cluster’s provider configuration',
      { providerConfigRef: { kind: 'ClusterProviderConfig', name: 'default' } },
      /providerConfigRef/,
    ],
    ['no provider configuration', { providerConfigRef: undefined }, /providerConfigRef/],
    ['all management policies', { managementPolicies: ['*'] }, /managementPolicies: \* — list them one by one/],
    [
      'a name from AWS that nothing stores',
      { managementPolicies: ['Observe', 'Create'] },
      /managementPolicies: Observe, Create — AWS makes the name, .*: add LateInitialize/,
    ],
    ['no management policies', { managementPolicies: undefined }, /managementPolicies: missing/],
  ])('with %s is a problem', (_what, change, message) => {
    expect(problemsOf(queue({ ...right, ...change }))).toEqual([expect.stringMatching(message)]);
  });

  test('with the claim’s provider configuration is fine as part of an AccountAccess, and nowhere else', () => {
    const claiming = queue({ ...right, providerConfigRef: { kind: 'ProviderConfig', name: 'dev-claim' } });
    const [composite] = parseDist('dist/x.yaml', queue({}, 'AccountAccess')).objects;
    const composed = parseDist('dist/x.yaml', claiming).objects.map((object) => ({ ...object, composite }));
    expect(managedResourceProblems(composed, [queues])).toEqual([]);
    expect(problemsOf(claiming)).toEqual([expect.stringMatching(/providerConfigRef: not the environment’s own/)]);
  });

  test('at the other end of a peering is in a region and an account of its own, if it is a route or an acceptance', () => {
    const problems = (kind: string) => {
      const written = (name: string, region: string) => {
        const { forProvider } = right;
        const spec = {
          forProvider: { ...forProvider, region },
          managementPolicies: ['Observe', 'Create', ...(kind === 'Route' ? [] : ['LateInitialize'])],
          providerConfigRef: { kind: 'ProviderConfig', name },
        };
        return queue(spec, kind, name).replace('sqs.', 'ec2.');
      };
      const { objects } = parseDist('dist/x.yaml', `${written('dev-peer', 'r2')}\n---\n${written('dev', 'r1')}`);
      return managedResourceProblems(objects, [{ ...queues, group: 'ec2.aws.m.upbound.io', kind }]);
    };
    expect(['Route', 'VPCPeeringConnectionAccepter'].flatMap(problems)).toEqual([]);
    expect(problems('Subnet')).toEqual([
      expect.stringMatching(/providerConfigRef: not the environment’s own/),
      expect.stringMatching(/region: not the environment’s region/),
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['that Git names', 'sns.aws.m.upbound.io Topic', /Git makes the name, .*: take LateInitialize out/],
    ['that is there before', 'ec2.aws.m.upbound.io DefaultSecurityGroup', /a rule .*: take LateInitialize out/],
    ['whose controller takes no list', 'eks.aws.m.upbound.io ClusterAuth', /refuses any list: leave the list out/],
  ])('with late initialization of a kind %s is a problem', (_what, name, message) => {
    const [group, kind] = name.split(' ');
    const object = { apiVersion: `${group}/v1beta1`, kind, metadata: { name: 'o', namespace: 'dev' } };
    const problems = problemsOf(JSON.stringify({ ...object, spec: right }));
    expect(problems).toEqual([expect.stringMatching(message)]);
  });

  test('whose controller takes no list has none', () => {
    const { forProvider, providerConfigRef } = right;
    const metadata = { name: 'o', namespace: 'dev' };
    const object = { apiVersion: 'eks.aws.m.upbound.io/v1beta1', kind: 'ClusterAuth', metadata };
    expect(problemsOf(JSON.stringify({ ...object, spec: { forProvider, providerConfigRef } }))).toEqual([]);
  });

  test('in another region than the rest of its environment is a problem', () => {
    const elsewhere = { ...right, forProvider: { ...right.forProvider, region: 'r2' } };
    expect(problemsOf(queue(right), queue(elsewhere, 'Queue', 'other'))).toEqual([
      expect.stringMatching(/everything else is in r1/),
    ]);
  });
});
