import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import type { JsonObject } from '../../objects/json';
import { profileCoverageProblems } from './profile-coverage';

const [environment] = loadEnvironments(
  exampleEnvironments,
  { payment: { ...exampleServices.reporting } },
  examplePlatform,
);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;

type Part = readonly [file: string, apiVersion: string, kind: string, namespace: string, fields: JsonObject];

function problemsOf(...parts: readonly Part[]): string[] {
  const objects = parts.flatMap(([file, apiVersion, kind, namespace, { metadata, ...fields }], index) => {
    const own = { name: `n${index}`, namespace, ...(metadata as JsonObject) };
    return parseDist(file, JSON.stringify({ apiVersion, kind, metadata: own, ...fields })).objects;
  });
  return profileCoverageProblems(objects, dev);
}

const profile = (namespace: string, labels?: JsonObject, environmentName = 'dev'): Part => [
  `dist/${environmentName}/management/cluster/cluster.yaml`,
  'eks.aws.m.upbound.io/v1beta1',
  'FargateProfile',
  environmentName,
  { spec: { forProvider: { selector: [{ namespace, ...(labels && { labels }) }] } } },
];
const inWorkload = (apiVersion: string, kind: string, fields: JsonObject, namespace = 'shop'): Part => [
  'dist/dev/workload/x/x.yaml',
  apiVersion,
  kind,
  namespace,
  fields,
];
const pod = { spec: { containers: [{ name: 'a' }] } };
const labelled = { metadata: { labels: { app: 'web' } }, ...pod };
const service = profile('payment');

describe('pods', () => {
  test.each<[string, Part]>([
    ['a Deployment', inWorkload('apps/v1', 'Deployment', { spec: { template: labelled } })],
    ['a StatefulSet', inWorkload('apps/v1', 'StatefulSet', { spec: { template: labelled } })],
    ['a Job', inWorkload('batch/v1', 'Job', { spec: { template: labelled } })],
    ['a CronJob', inWorkload('batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: labelled } } } })],
    ['a Pod', inWorkload('v1', 'Pod', labelled)],
    ['a kind that nobody here knows', inWorkload('example.org/v1', 'Runner', { spec: { podTemplate: labelled } })],
    [
      'an object that Crossplane puts there',
      [
        'dist/dev/management/x/x.yaml',
        'kubernetes.m.crossplane.io/v1alpha1',
        'Object',
        'dev',
        {
          spec: {
            forProvider: { manifest: { kind: 'Job', metadata: { namespace: 'shop' }, spec: { template: labelled } } },
          },
        },
      ],
    ],
  ])('of %s need a profile for their namespace and all labels that it asks for', (_what, part) => {
    expect(problemsOf(service, part, profile('shop'))).toEqual([]);
    expect(problemsOf(service, part, profile('shop', { app: 'web' }))).toEqual([]);
    expect(problemsOf(service, part, profile('shop', { 'a??': 'w*' }))).toEqual([]);
    const missing = [expect.stringMatching(/no Fargate profile selects its pods \(shop app=web\)/)];
    expect(problemsOf(service, part)).toEqual(missing);
    expect(problemsOf(service, part, profile('shop', { app: 'api' }))).toEqual(missing);
    expect(problemsOf(service, part, profile('shop', { tier: 'web' }))).toEqual(missing);
    expect(problemsOf(service, part, profile('shop', undefined, 'prod'))).toEqual(missing);
  });

  test('of a service may have any labels, so its profile asks for none', () => {
    expect(problemsOf(service)).toEqual([]);
    expect(problemsOf(profile('payment', { app: 'payment' }))).toEqual([
      'dist/dev service payment: no Fargate profile selects its pods (payment) — add a selector to one',
    ]);
  });

  const application = (chart: string, namespace = 'dev'): Part => [
    'dist/dev/controllers/x.yaml',
    'argoproj.io/v1alpha1',
    'Application',
    namespace,
    { spec: { destination: { namespace: 'kube-system' }, source: { chart } } },
  ];
  const byApp = (app: string) => profile('kube-system', { app });

  test('of a chart are those that its release makes, each of them', () => {
    expect(problemsOf(service, application('external-secrets'), byApp('secrets'), byApp('webhook'))).toEqual([]);
    expect(problemsOf(service, application('external-secrets'), byApp('secrets'))).toEqual([
      expect.stringMatching(/app=webhook\)/),
    ]);
  });

  test('of a chart that nobody described may have any labels, and of another environment are not its own', () => {
    expect(problemsOf(service, application('unknown'), profile('kube-system'))).toEqual([]);
    expect(problemsOf(service, application('unknown'), byApp('unknown'))).toHaveLength(1);
    expect(problemsOf(service, application('unknown', 'prod'))).toEqual([]);
  });

  test('of the add-on for DNS carry its label, and those of another add-on any', () => {
    const addon = (addonName: string): Part => [
      'dist/dev/management/cluster/cluster.yaml',
      'eks.aws.m.upbound.io/v1beta1',
      'Addon',
      'dev',
      { spec: { forProvider: { addonName } } },
    ];
    const dns = profile('kube-system', { 'k8s-app': 'kube-dns' });
    expect(problemsOf(service, addon('coredns'), dns)).toEqual([]);
    expect(problemsOf(service, addon('coredns'))).toHaveLength(1);
    expect(problemsOf(service, addon('adot'), dns)).toHaveLength(1);
  });

  test('of a DaemonSet never run, whatever profile there is', () => {
    const daemonSet = inWorkload('apps/v1', 'DaemonSet', { spec: { template: labelled } });
    expect(problemsOf(service, daemonSet, profile('shop'))).toEqual([expect.stringMatching(/DaemonSet\/n1: a Daemon/)]);
  });

  test('that two profiles take are a problem, since their names decide', () => {
    const both = [expect.stringMatching(/more than one profile \(n0,n1\)/)];
    expect(problemsOf(service, profile('payment'))).toEqual(both);
    expect(problemsOf(profile('*'), profile('pay*'))).toEqual(both);
  });

  test('that a profile for every namespace takes too start by their own if that is the first by name', () => {
    expect(problemsOf(service, profile('*'))).toEqual([]);
    expect(problemsOf(profile('*'), service)).toEqual([
      'dist/dev service payment: pods that the profile n0 takes, as the first by name (payment) — name their own before',
    ]);
  });

  test('of the platform do not start by the profile for every namespace, whose role cannot pull their images', () => {
    expect(problemsOf(profile('*'), application('external-secrets'))).toEqual([
      expect.stringMatching(/no Fargate profile selects its pods \(kube-system app=secrets\)/),
      expect.stringMatching(/no Fargate profile selects its pods \(kube-system app=webhook\)/),
    ]);
  });
});

test.each([
  ['pay*', true],
  ['*', true],
  ['paymen?', true],
  ['payment?', false],
  ['pay.ent', false],
  ['pay', false],
])('a selector for the namespace %s takes the pods of payment: %s', (pattern, takes) => {
  expect(problemsOf(profile(pattern))).toHaveLength(takes ? 0 : 1);
});
