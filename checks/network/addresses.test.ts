import { App, Chart } from 'cdk8s';
import { Entrance } from '../../charts/workload/service/entrance';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { addressProblems } from './addresses';

const [example] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${example.region}:${example.account}:certificate/a`;
const ingress = { host: 'payment.example.com', certificateArn };
const { payment, 'fraud-detection': fraud } = exampleServices;
const [environment] = loadEnvironments(
  [{ ...example, services: { payment: { ingress } } }],
  {
    payment,
    'fraud-detection': fraud,
  },
  examplePlatform,
);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const rendered = dev.services.flatMap((service) => {
  const chart = new Chart(new App(), service.name, { namespace: service.namespace });
  new Entrance(chart, 'entrance', dev, service);
  return chart.toJson().map((object) => JSON.stringify(object));
});
const problemsOf = (change: (text: string) => string) =>
  addressProblems(
    rendered.flatMap((text) => parseDist('dist/dev/workload/x/x.yaml', change(text)).objects),
    dev,
  );

test('a service as it is rendered leads to its own pods on its own port', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string, string, RegExp]>([
  [
    'whose Service selects nobody',
    '{"app.kubernetes.io/name":"payment"}',
    '{"app.kubernetes.io/name":"paymnt"}',
    /selector/,
  ],
  ['whose Service selects every pod', '{"app.kubernetes.io/name":"fraud-detection"}', '{}', /selector: not .+fraud/],
  ['whose pods listen elsewhere', '"targetPort":8080', '"targetPort":8081', /spec\.ports: not .+"targetPort":8080/],
  ['whose load balancer calls another one', '"service":{"name":"payment"', '"service":{"name":"reporting"', /backend/],
  ['whose load balancer calls another port', '"port":{"number":8080}', '"port":{"number":8081}', /backend: not/],
  ['that answers for another host', 'payment.example.com', 'other.example.com', /host: not .*payment\.example/],
  [
    'with an entrance that nobody declared',
    '"namespace":"payment"',
    '"namespace":"fraud-detection"',
    /fraud-detection: not the declared entrance \(1\)/,
  ],
  ['without an entrance', '"kind":"Ingress"', '"kind":"Other"', /payment: not the declared entrance \(0\)/],
])('a service %s is a problem', (_what, from, to, message) => {
  const problems = problemsOf((text) => text.replaceAll(from, to));
  expect(problems).toContainEqual(expect.stringMatching(message));
});

test('a service without an address is a problem', () => {
  expect(addressProblems([], dev)).toEqual([
    'dist/dev payment: no Service of its name — render it',
    'dist/dev payment: not the declared entrance (0) — render it',
    'dist/dev fraud-detection: no Service of its name — render it',
  ]);
});
