import { enteredUnits } from '../../charts/entered-fixture';
import { editableObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { entranceProblems } from './entrances';

const [example] = exampleEnvironments;
const arn = (rest: string) => `arn:aws:${rest.replace('REGION', `${example.region}:${example.account}`)}`;
const ingress = {
  host: 'reports.example.com',
  certificateArn: arn('acm:REGION:certificate/a'),
  webAclArn: arn('wafv2:REGION:regional/webacl/a/b'),
};
const rendered = units(
  loadEnvironments(
    [{ ...example, services: { reporting: { ingress } } }],
    { reporting: exampleServices.reporting },
    examplePlatform,
  ),
  examplePlatform,
).filter(({ directory }) => directory.startsWith('dev/'));
const objectsAfter = editableObjects(rendered);
const problemsOf = (change: (text: string) => string) => entranceProblems(objectsAfter(change));

test('an entrance as it is rendered is safe and leaves a record', () => {
  const objects = objectsAfter((text) => text);
  expect(objects.map(({ kind }) => kind)).toContain('Ingress');
  expect(entranceProblems(objects)).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  ['with an old policy', 'ELBSecurityPolicy-TLS13-1-2-2021-06', 'ELBSecurityPolicy-2016-08', /ssl-policy/],
  ['that speaks TLS 1.0', 'TLS13-1-2-2021-06', 'TLS13-1-0-2021-06', /ssl-policy/],
  ['over plain HTTP too', '[{"HTTPS":443}]', '[{"HTTP":80},{"HTTPS":443}]', /listen-ports/],
  ['without a certificate', /certificate-arn:.*/, "certificate-arn: ''", /certificate-arn/],
  ['to nodes', 'target-type: ip', 'target-type: instance', /target-type/],
  ['without a group', /ingress.kubernetes.io\/security-groups:.*/, 'x: y', /security-groups/],
  ['whose group’s rules the controller writes', /security-group-rules: "false"/, 'x: y', /manage-backend/],
  ['that lets any header through', 'fields.enabled=true', 'fields.enabled=false', /invalid header fields/],
  ['without its endpoint of WAF', 'us-east-1.wafv2', 'us-east-1.waf', /no VPC endpoint of wafv2/],
  ['without access logs', 'access_logs.s3.enabled=true', 'access_logs.s3.enabled=false', /no access logs/],
  ['with logs in another bucket', 's3.bucket=eks', 's3.bucket=other', /no bucket that takes its logs \(other-/],
  ['with logs below another prefix', 's3.prefix=reporting', 's3.prefix=other', /no bucket that takes its logs/],
  ['whose bucket has a key of ours', 'sseAlgorithm: AES256', 'sseAlgorithm: aws:kms', /cannot use \(aws:kms\)/],
  [
    'whose bucket refuses its logs',
    /"Allow"(,\s+"Principal": \{\s+"Service": "logdelivery)/,
    '"Deny"$1',
    /no bucket that takes its logs/,
  ],
  ['whose logs may only be read', 's3:PutObject', 's3:GetObject', /no bucket that takes its logs/],
  [
    'with logs in a bucket of another environment',
    /(kind: BucketPolicy\nmetadata:\n(?: .*\n)*? {2}namespace: )dev/,
    '$1prod',
    /no bucket that takes its logs/,
  ],
  ['whose bucket takes no logs', 'logdelivery.elasticloadbalancing', 'delivery.logs', /no bucket that takes its logs/],
])('an entrance %s is a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toEqual([expect.stringMatching(message)]);
});

const internal = editableObjects(enteredUnits);

test('entrances from other networks and by gRPC are safe as they are rendered', () => {
  expect(entranceProblems(internal((text) => text))).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  [
    'that is open to the internet',
    'scheme: internal\n',
    'scheme: internet-facing\n',
    /payment-internal: security-groups/,
  ],
  ['among pods', /(subnets: "?)eks-vpc-dev-public-/, '$1eks-vpc-dev-private-', /subnets: .*stands among pods/],
  [
    'with the group of the internet',
    'groups: eks-payment-internal-sg',
    'groups: eks-load-balancers-sg',
    /group of its own/,
  ],
  ['that redirects where it does not listen', '{"HTTP":80},', '', /listen on 80 for who is redirected/],
])('an entrance %s is a problem', (_what, from, to, message) => {
  expect(entranceProblems(internal((text) => text.replace(from, to)))).toEqual([expect.stringMatching(message)]);
});
