import { App } from 'cdk8s';
import { ServicePodsChart } from '../../charts/workload/pods/pods';
import { exampleEnvironments, examplePlatform } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { servicePodProblems } from './service-pods';

const ledger: ServiceInput = {
  image: `sha256:${'9c'.repeat(32)}`,
  ports: { http: 8080 },
  calls: [],
  quota: { cpu: 4, memoryGiB: 8, pods: 16 },
  secret: 'files',
  jobs: { 'end-of-day': { schedule: '0 2 * * *', deadlineSeconds: 900 } },
};

const [dev] = exampleEnvironments;
const secretVersion = '7f0c1a52-0d1e-4b6f-9a3c-5e8d2b4c6a10';

/** What is said of the pods of a service with these fields, after a change of the text of each of its objects. */
function problemsOf(change: (text: string) => string, fields: Partial<ServiceInput> = {}): string[] {
  const catalogue = { ledger: { ...ledger, ...fields } };
  const environments = [{ ...dev, services: { ledger: { secretVersion } } }];
  return loadEnvironments(environments, catalogue, examplePlatform).flatMap((environment) => {
    const texts = environment.services.flatMap((service) =>
      new ServicePodsChart(new App(), 'ledger', environment, service).toJson().map((object) => JSON.stringify(object)),
    );
    const objects = texts.flatMap((text) => parseDist('dist/dev/workload/pods-ledger/x.yaml', change(text)).objects);
    return servicePodProblems(objects, environment);
  });
}

test('pods as they are rendered have all that they need, and no more', () => {
  expect(problemsOf((text) => text)).toEqual([]);
  expect(problemsOf((text) => text, { replicas: { from: 2, to: 4 } })).toEqual([]);
  expect(problemsOf((text) => text, { ports: {}, replicas: { count: 0 } })).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp, number]>([
  [
    'as another',
    '"serviceAccountName":"ledger"',
    '"serviceAccountName":"default"',
    /serviceAccountName: not "ledger"/,
    2,
  ],
  [
    'with a token',
    '"automountServiceAccountToken":false,',
    '',
    /automountServiceAccountToken: not false \(nothing\)/,
    2,
  ],
  ['as root', '"runAsNonRoot":true', '"runAsNonRoot":false', /runAsNonRoot: not true/, 2],
  ['without seccomp', 'RuntimeDefault', 'Unconfined', /seccompProfile: not "RuntimeDefault"/, 2],
  ['that escalate', '"allowPrivilegeEscalation":false', '"allowPrivilegeEscalation":true', /allowPrivilege/, 2],
  ['with capabilities', '"drop":["ALL"]', '"drop":["NET_RAW"]', /capabilities: not/, 2],
  ['that write into their image', '"readOnlyRootFilesystem":true', '"readOnlyRootFilesystem":false', /readOnlyRoot/, 2],
  [
    'with a disk of the node',
    '"emptyDir":{}',
    '"hostPath":{"path":"/"}',
    /volumes on Fargate: not \[\] \(\["hostPath"\]\)/,
    2,
  ],
  ['of another repository', 'ledger-service-dev@', 'payment-service-dev@', /repository: not ".*ledger-service-dev"/, 2],
  ['by tag', /@sha256:[0-9a-f]+/, ':latest', /digest: not true/, 2],
  [
    'with another label',
    '"labels":{"app.kubernetes.io/name":"ledger","app',
    '"labels":{"app.kubernetes.io/name":"x","app',
    /labelled/,
    1,
  ],
  [
    'that nobody selects',
    '"matchLabels":{"app.kubernetes.io/name":"ledger"}},"strategy',
    '"matchLabels":{}},"strategy',
    /selector: not/,
    1,
  ],
  ['on another port', '"containerPort":8080', '"containerPort":80', /ports: not \[8080\] \(\[80\]\)/, 1],
  ['in another number', '"replicas":2', '"replicas":3', /replicas: not 2 \(3\)/, 1],
])('pods %s are noticed', (_what, before, after, line, lines) => {
  const said = problemsOf((text) => text.replace(before, after)).filter((one) => line.test(one));
  expect(said).toHaveLength(lines);
});

test('the secret of another service is noticed', () => {
  const said = problemsOf((text) => text.replace('ledger/app-config-dev', 'payment/app-config-dev'));
  expect(said).toEqual([expect.stringMatching(/ExternalSecret\/app-config-7f0c1a52: keys in Secrets Manager: not/)]);
});

test('a number that both Git and an autoscaler say is noticed, and an autoscaler with other ends', () => {
  const fields = { replicas: { from: 2, to: 4 } };
  expect(
    problemsOf((text) => text.replace('"revisionHistoryLimit"', '"replicas":2,"revisionHistoryLimit"'), fields),
  ).toEqual([expect.stringMatching(/replicas: not nothing \(2\)/)]);
  expect(problemsOf((text) => text.replace('"maxReplicas":4', '"maxReplicas":40'), fields)).toEqual([
    expect.stringMatching(/autoscaler: not \[\["ledger","2","4"\]\] \(\[\["ledger","2","40"\]\]\)/),
  ]);
});

test('a service with an image and without its Deployment is noticed', () => {
  const said = problemsOf((text) => text.replace('"kind":"Deployment"', '"kind":"StatefulSet"'));
  expect(said).toContain('dist/dev ledger: not its Deployment alone () — render it where it has an image and replicas');
});
