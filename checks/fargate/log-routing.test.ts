import { editableObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { logRoutingProblems } from './log-routing';

const [environment] = loadEnvironments(exampleEnvironments.slice(0, 1), exampleServices, examplePlatform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const objectsAfter = editableObjects(
  units([dev], examplePlatform).filter(({ directory }) => directory.startsWith('dev/')),
);
const problemsOf = (change: (text: string) => string) => logRoutingProblems(objectsAfter(change), dev);
const group = '/aws/eks/eks-payment-cluster-dev/application';

test('each service writes into its own group, and every group is there', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp[]]>([
  ['that nobody reads', 'aws-observability: enabled', 'a: enabled', [/no label aws-observability/]],
  ['too long', 'kube.*_payment_*', `kube.*_payment_*\n    # ${'x'.repeat(5300)}`, [/longer than the 5300 characters/]],
  ['of two services in one group', `${group}/reporting\n`, `${group}/payment\n`, [/reporting go .+\/payment\)/]],
  ['without an output for a service', 'kube.*_reporting_*', 'kube.*_reports_*', [/reporting go .+\(nowhere\)/]],
  [
    'with two outputs for a service',
    'kube.*_kube-system_*',
    'kube.*_payment_*',
    [/lines of payment go .+platform, .+payment\)/],
  ],
  [
    'with an output for a service behind its own',
    'kube.*_reporting_*',
    'kube.*_p*_*',
    [/lines of payment go .+payment, .+reporting\)/, /reporting go .+\(nowhere\)/],
  ],
  [
    'into a group that nobody makes',
    /log_group_name .*\/payment\n/,
    `log_group_name ${group}/pay\n`,
    [/no Group of that name/, /payment go/],
  ],
  ['that makes groups by itself', 'auto_create_group false', 'auto_create_group true', [/makes groups by itself/]],
])('a routing %s is a problem', (_what, from, to, expected) => {
  const problems = problemsOf((text) => (text.includes('aws-logging') ? text.replace(from, to) : text));
  expect(problems).toEqual(expected.map((line) => expect.stringMatching(line)));
});

test('no routing at all is a problem', () => {
  expect(problemsOf((text) => text.replace('name: aws-logging', 'name: logging'))).toEqual([
    expect.stringMatching(/^dist\/dev: no ConfigMap aws-logging/),
  ]);
});
