import { App, Chart } from 'cdk8s';
import { NetworkPolicies } from '../../charts/workload/service/network-policies';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { wayOutProblems } from './ways-out';

const { payment, reporting } = exampleServices;
const catalogue = {
  tables: { ...reporting, uses: { tables: payment.uses.tables } },
  buckets: { ...reporting, uses: { buckets: ['data'] } },
  queues: { ...reporting, uses: { queues: ['work'] } },
};
const [environment] = loadEnvironments(exampleEnvironments, catalogue, examplePlatform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;

const home = dev.services.flatMap(({ namespace }) => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  {
    apiVersion: 'eks.aws.m.upbound.io/v1beta1',
    kind: 'FargateProfile',
    metadata: { name: namespace, namespace: 'dev' },
    spec: { forProvider: { selector: [{ namespace }], subnetIdRefs: [{ name: 'private' }] } },
  },
]);
const subnet = {
  apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
  kind: 'Subnet',
  metadata: { name: 'private', namespace: 'dev' },
  spec: { forProvider: { cidrBlock: '10.0.10.0/24' } },
};
const policies = dev.services.flatMap((service) => {
  const chart = new Chart(new App(), service.name, { namespace: service.namespace });
  new NetworkPolicies(chart, 'policies', dev, service);
  return chart.toJson();
});
const problemsOf = (objects: readonly object[]) =>
  wayOutProblems(
    [...home, subnet, ...objects].flatMap((object) => parseDist('dist/dev/x.yaml', JSON.stringify(object)).objects),
    dev,
  );
const policy = (namespace: string, spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'wide', namespace },
  spec: { podSelector: {}, policyTypes: ['Egress'], ...spec },
});
const wide = (namespace: string, block: object, port = 443) =>
  policy(namespace, { egress: [{ to: [{ ipBlock: block }], ports: [{ port }] }] });

test('a service with a table or a bucket goes out to public addresses, one with queues to interfaces only', () => {
  expect(problemsOf(policies)).toEqual([]);
  const named = (name: string) => policies.filter(({ metadata }) => metadata.name === name);
  expect(named('allow-aws-gateways').map(({ metadata }) => metadata.namespace)).toEqual(['tables', 'buckets']);
});

test.each([
  ['everywhere', wide('queues', { cidr: '0.0.0.0/0' }), [/public address .+:443/, /172\.16\.0\.1/, /192\.168/]],
  [
    'to another private network',
    wide('tables', { cidr: '172.16.0.0/12' }),
    [/172\.16\.0\.1:443 TCP\): a Netw.+\(wide\)/],
  ],
  [
    'on another port',
    wide('tables', { cidr: '192.0.2.0/24' }, 22),
    [/public address \(192\.0\.2\.1:22 TCP\): a Netw.+\(wide\)/],
  ],
  [
    'by another protocol',
    policy('queues', {
      egress: [{ to: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [{ port: 443, protocol: 'UDP' }] }],
    }),
    [/queues to a public address \(192\.0\.2\.1:443 UDP\): a Netw/],
  ],
])('a service that is let out %s is a problem', (_where, more, expected) => {
  expect(problemsOf([...policies, more])).toEqual(expected.map((line) => expect.stringMatching(line)));
});

test('a service without its way out is a problem, and so is one without pods to judge', () => {
  const without = (name: string) => policies.filter(({ metadata }) => metadata.name !== name);
  expect(problemsOf(without('allow-aws-gateways'))).toEqual([
    expect.stringMatching(/^dist\/dev tables to a public address .+ lets it out/),
    expect.stringMatching(/^dist\/dev buckets to a public address .+ lets it out/),
  ]);
  // Of each service the VPC at large, and each of the three private subnets.
  expect(problemsOf(without('allow-aws'))).toHaveLength(3 * 4);
  expect(wayOutProblems([], dev)[0]).toMatch(/no pods to judge/);
});
