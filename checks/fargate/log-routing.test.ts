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

test('the proxy, where there is one, writes into a group of the platform that is its own', () => {
  const { reporting, ...others } = exampleServices;
  const reaching = { ...others, reporting: { ...reporting, reaches: { bank: { hosts: ['api.example.com'] } } } };
  const [proxied = dev] = loadEnvironments(exampleEnvironments.slice(0, 1), reaching, examplePlatform);
  const after = editableObjects(
    units([proxied], examplePlatform).filter(({ directory }) => directory.startsWith('dev/')),
  );
  expect(
    logRoutingProblems(
      after((text) => text),
      proxied,
    ),
  ).toEqual([]);
  const without = (text: string) => text.replace(`${group}/egress-proxy\n`, `${group}/proxy\n`);
  expect(logRoutingProblems(after(without), proxied)).toEqual([
    expect.stringMatching(/lines of namespace egress-proxy go elsewhere/),
  ]);
});

const template = "application/$kubernetes['namespace_name']";
const namespaces = ['payment', 'fraud-detection', 'reporting', 'kube-system', 'external-secrets', 'opentelemetry'];
const everyNamespace = (ending: RegExp) =>
  namespaces.map((one) => new RegExp(`lines of (service|namespace) ${one} go elsewhere .*${ending.source}`));
const everyService = (ending: RegExp) => everyNamespace(ending).slice(0, 3);

test.each<[string, string | RegExp, string, RegExp[]]>([
  ['that nobody reads', 'aws-observability: enabled', 'a: enabled', [/no label aws-observability/]],
  ['too long', 'log_key log', `log_key log\n    # ${'x'.repeat(5300)}`, [/longer than the 5300 characters/]],
  ['of all namespaces in one group', /log_group_template .*\n/, '', everyService(/application\/platform\)/)],
  ['that does not know namespaces', 'Name kubernetes', 'Name grep', everyService(/application\/platform\)/)],
  ['by pods', 'namespace_name', 'pod_name', everyNamespace(/pod_name'\]\)/)],
  [
    'of one namespace only',
    /Match kube\.\*(\n +region)/,
    'Match kube.*_payment_*$1',
    everyNamespace(/nowhere\)/).slice(1),
  ],
  [
    'with a second output for a service',
    '    [OUTPUT]',
    `    [OUTPUT]
        Match kube.*_payment_*
        log_group_name ${group}/platform
        auto_create_group false
    [OUTPUT]`,
    [/lines of service payment go .+platform, .+payment\)/],
  ],
  [
    'of what it does not know into the group of a service',
    `${group}/platform\n`,
    `${group}/payment\n`,
    [/unknown namespaces go into the group of payment/],
  ],
  ['into a group that nobody makes', `${group}/platform\n`, `${group}/other\n`, [/no Group of that name/]],
  [
    'into groups that nobody makes',
    template,
    template.replace('application', 'pods'),
    everyNamespace(/cluster-dev\/pods\/.+\)/),
  ],
  ['that makes groups by itself', 'auto_create_group false', 'auto_create_group true', [/makes groups by itself/]],
])('a routing %s is a problem', (_what, from, to, expected) => {
  const problems = problemsOf((text) => (text.includes('output.conf: ') ? text.replace(from, to) : text));
  expect(problems).toEqual(expected.map((line) => expect.stringMatching(line)));
});

test('no routing at all is a problem', () => {
  expect(problemsOf((text) => text.replace('name: aws-logging', 'name: logging'))).toEqual([
    expect.stringMatching(/^dist\/dev: no ConfigMap aws-logging/),
  ]);
});
