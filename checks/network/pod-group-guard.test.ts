import { App, Chart } from 'cdk8s';
import { PodGroupGuard } from '../../charts/workload/service/pod-group-guard';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { podGroupGuardProblems } from './pod-group-guard';

const { payment, reporting } = exampleServices;
const [environment] = loadEnvironments(
  exampleEnvironments,
  {
    payment: { ...payment, calls: [] },
    reporting: { ...reporting, namespace: 'reports' },
  },
  examplePlatform,
);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;

const guard = dev.services
  .flatMap((service) => {
    const chart = new Chart(new App(), 'guard', { namespace: service.namespace });
    new PodGroupGuard(chart, 'guard', service);
    return [...chart.toJson(), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: service.namespace } }];
  })
  .map((object) => JSON.stringify(object));
const problemsOf = (
  change: (text: string) => string,
  file = 'dist/dev/workload/service-payment/service-payment.yaml',
) =>
  podGroupGuardProblems(
    guard.flatMap((text) => parseDist(file, change(text)).objects),
    dev,
  );

test('pods of services start with security groups of their own, and only with them', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string, string]>([
  ['only warns', '"Deny"', '"Warn"'],
  ['gives up while it cannot be evaluated', '"Fail"', '"Ignore"'],
  ['looks at changes only', '"CREATE"', '"UPDATE"'],
  ['looks at something else', '"pods"', '"services"'],
  ['is bound by nobody', '"policyName":"pods', '"policyName":"other'],
  ['asks for another annotation', "'fargate.amazonaws.com/pod-sg'", "'example.org/pod-sg'"],
  ['takes no groups for groups', " != ''", " != 'none'"],
  ['comes with the namespace, whose first pods it may miss', '"argocd.argoproj.io/sync-wave":"-1"', '"a":"b"'],
])('a guard that %s is a problem', (_what, from, to) => {
  const problems = problemsOf((text) => text.replace(from, to));
  expect(problems).toContainEqual(
    expect.stringMatching(/^dist\/dev payment: pods without security groups are admitted/),
  );
});

test('a guard in another environment, or for other namespaces, guards nothing here', () => {
  expect(problemsOf((text) => text, 'dist/prod/workload/service-payment/service-payment.yaml')).toHaveLength(2);
  expect(problemsOf((text) => text.replace('"reports"', '"reporting"'))).toEqual([
    'dist/dev reporting: pods without security groups are admitted (reports) — guard the namespace',
  ]);
});

test('a guard that refuses pods with groups is a problem', () => {
  expect(problemsOf((text) => text.replace(" != ''", " == ''"))).toContainEqual(
    expect.stringMatching(/pods with security groups are refused/),
  );
});
