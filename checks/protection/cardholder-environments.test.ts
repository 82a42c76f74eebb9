import { editableObjects, renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import type { EnvironmentInput } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { policyActionProblems } from '../policies/actions';
import { policyArnProblems } from '../policies/arns';
import { policyConditionProblems } from '../policies/conditions';
import { readPolicies } from '../policies/documents';
import { policyFormProblems } from '../policies/form';
import { cardholderEnvironmentProblems } from './cardholder-environments';
import { dataProtectionProblems } from './data-protection';

const [, , example] = exampleEnvironments;
const place = `${example.region}:${example.account}`;
const ingress = {
  host: 'pay.example.com',
  certificateArn: `arn:aws:acm:${place}:certificate/a`,
  tls: 'end-to-end',
  webAclArn: `arn:aws:wafv2:${place}:regional/webacl/a/b`,
} as const;
const safe: EnvironmentInput = {
  ...example,
  revision: '0123456789abcdef0123456789abcdef01234567',
  exceptions: [],
  services: { payment: { ingress } },
};

type Editable = ReturnType<typeof editableObjects>;

const known = new Map<EnvironmentInput, Editable>();

/** What an environment renders; the same one is rendered once. */
function editable(written: EnvironmentInput): Editable {
  const made =
    known.get(written) ??
    editableObjects(units(loadEnvironments([written], exampleServices, examplePlatform), examplePlatform));
  known.set(written, made);
  return made;
}

/** What is wrong with a rendered environment after a change of its text, as the file of another one judges it. */
function problemsOf(rendered: EnvironmentInput, change: (text: string) => string = String, judged = rendered) {
  const [environment] = loadEnvironments([judged], exampleServices, examplePlatform);
  if (environment === undefined) throw new Error('config/model/example.ts: no environment — write one');
  return cardholderEnvironmentProblems(editable(rendered)(change), environment);
}

test('what is rendered for cardholder data is filtered, encrypted and pinned', () => {
  expect(problemsOf(safe)).toEqual([]);
});

test('no check finds fault with the bucket for the logs of such an entrance', async () => {
  const services = { payment: { ...exampleServices.payment, calls: [] } };
  const environments = loadEnvironments([safe], services, examplePlatform);
  const own = renderedObjects(units(environments, examplePlatform)).filter(({ file }) =>
    file.startsWith('dist/prod/management/network/'),
  );
  const { policies, problems } = readPolicies(own);
  expect([...problems, ...policyFormProblems(policies), ...policyArnProblems(policies, own)]).toEqual([]);
  expect([...(await policyActionProblems(policies, [])), ...(await policyConditionProblems(policies))]).toEqual([]);
  expect(dataProtectionProblems(own)).toEqual([]);
  expect(own.filter(({ kind }) => kind === 'BucketPolicy')).not.toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  [
    'without a web ACL',
    'alb.ingress.kubernetes.io/wafv2-acl-arn',
    'other',
    /no web ACL — name one, for PCI DSS 6.4.2$/,
  ],
  ['in plain HTTP', 'backend-protocol: HTTPS', 'backend-protocol: HTTP', /^.*backend-protocol: plain.*PCI DSS 4.2.1$/],
  ['whose health is asked for in plain HTTP', 'healthcheck-protocol: HTTPS', 'x: y', /^.*healthcheck-protocol: plain/],
])('an entrance %s is a problem', (_what, from, to, message) => {
  expect(problemsOf(safe, (text) => text.replace(from, to))).toEqual([expect.stringMatching(message)]);
});

test('a revision that can be moved is a problem, in the generator and in what it makes', () => {
  const moved = (field: string) => (text: string) =>
    text.replace(new RegExp(`\\b(${field}: )[0-9a-f]{40}`), '$1v1.0.0');
  for (const field of ['revision', 'targetRevision']) {
    expect(problemsOf(safe, moved(field))).toEqual([expect.stringMatching(/can be moved \(v1.0.0\).*PCI DSS 6.5.1$/)]);
  }
});

test('alarms of which nobody is told are a problem, unless that is excepted', () => {
  const exception = { approvedBy: 'A. Person', until: '2027-03-31', reason: 'The desk opens in March.' };
  const untold = { ...safe, alarmRecipients: [], exceptions: [{ ...exception, requirement: '10.7.2' as const }] };
  expect(problemsOf(untold)).toEqual([]);
  expect(problemsOf(untold, String, safe)).toEqual([
    expect.stringMatching(/alarms\.yaml.*: nobody is told of alarms — subscribe somebody, for PCI DSS 10.7.2$/),
  ]);
});

test('what the environment excepts, or does not ask for, is no problem', () => {
  expect(problemsOf(example)).toEqual([]);
  const free = { ...safe, cardholderData: false };
  expect(problemsOf(safe, (text) => text.replace('backend-protocol: HTTPS', 'x: y'), free)).toEqual([]);
});
