import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import type { Platform } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import type { ServiceInput } from '../../config/model/service';
import { loadEnvironments } from '../../config/rules/load';
import { type DistObject, toObject } from '../../objects/dist';
import type { Json } from '../../objects/json';
import { withComposed } from '../composed/composed';
import { baselineProblems } from './baseline';
import { endpointSetProblems } from './endpoint-set';
import { subnetTagProblems } from './subnet-tags';

const [example] = exampleEnvironments;
const { payment, 'fraud-detection': fraud, reporting } = exampleServices;
const [environment] = loadEnvironments([example], { payment, 'fraud-detection': fraud, reporting }, examplePlatform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const rendered = renderedObjects(units([dev], examplePlatform));

type Change = (objects: readonly DistObject[]) => readonly DistObject[];
const problemsOf = (change: Change) => {
  const objects = withComposed(change(rendered));
  return [...baselineProblems(objects, dev), ...endpointSetProblems(objects, dev), ...subnetTagProblems(objects, dev)];
};
const without =
  (name: RegExp): Change =>
  (objects) =>
    objects.filter((object) => !name.test(object.name));
/** Changes the body of the objects of this name, as JSON text. */
const edited =
  (name: RegExp, edit: (body: { metadata: Json; spec: Record<string, Json> }) => void): Change =>
  (objects) =>
    objects.flatMap((object) => {
      if (!name.test(object.name)) return [object];
      const body = JSON.parse(JSON.stringify(object.body));
      edit(body);
      return toObject(object.file, body) ?? [];
    });
const rulesWithout = (name: RegExp): Change =>
  edited(/^eks-payment-cluster-dev$/, ({ spec }) => {
    const rules = spec.securityGroupRules;
    if (Array.isArray(rules)) spec.securityGroupRules = rules.filter((rule: Json) => !name.test(JSON.stringify(rule)));
  });
const tagged = (tier: string, tags: Record<string, string>): Change =>
  edited(new RegExp(`^eks-vpc-dev-${tier}-use1`), ({ spec }) => {
    const { forProvider } = spec;
    if (typeof forProvider === 'object' && forProvider !== null) Object.assign(forProvider, { tags });
  });

test('pods as they are rendered get all that they need to start', () => {
  expect(problemsOf((objects) => objects)).toEqual([]);
});

test.each<[string, Change, number, RegExp]>([
  [
    'the API server',
    without(/^eks-(pods-sg-dev-to-cluster|cluster-sg-dev-from-pods)-/),
    3,
    /to the API server on TCP 443/,
  ],
  ['half the way to the API server', without(/^eks-cluster-sg-dev-from-pods-/), 3, /to the API server on TCP 443/],
  [
    'the endpoints',
    without(/^eks-(pods-sg-dev-to-endpoints|endpoints-sg-dev-from-pods)-/),
    3,
    /VPC endpoints on TCP 443/,
  ],
  ['the kubelet’s port', without(/-10250$/), 3, /from the API server on TCP 10250/],
  ['names by TCP', rulesWithout(/"port":53.*"tcp"|"tcp".*"port":53/), 3, /to the DNS pods on TCP 53/],
  ['names by UDP', rulesWithout(/"port":53.*"udp"|"udp".*"port":53/), 3, /to the DNS pods on UDP 53/],
  ['the metrics server', rulesWithout(/10250/), 3, /from the platform's pods on TCP 10250/],
  ['the platform’s way to endpoints', rulesWithout(/eks-endpoints-sg/), 1, /platform pods: not let in/],
  ['a policy for names', without(/^allow-dns$/), 6, /no NetworkPolicy lets it out to the DNS pods on (TCP|UDP) 53/],
  [
    'a prefix list',
    edited(/^eks-vpc-dev-s3$/, ({ spec }) => {
      spec.rule = { name: 'other', groupName: 'eks-other-sg-dev', description: 'other' };
    }),
    3,
    /no rule to the prefix list of eks-vpc-dev-s3/,
  ],
  [
    'the route to a gateway',
    edited(/^eks-vpc-dev-s3$/, ({ spec }) => {
      spec.routes = { name: 'other', routeTableName: 'eks-vpc-dev-public' };
    }),
    1,
    /dev-s3: another RouteTable than eks-vpc-dev-private \(eks-vpc-dev-public\)/,
  ],
  ['an endpoint', without(/^eks-vpc-dev-logs/), 1, /no VPCEndpoint of logs/],
  ['an endpoint’s group', without(/^eks-vpc-dev-sts$/), 1, /no VPCEndpoint of sts/],
  ['an endpoint’s subnet', without(/^eks-vpc-dev-sqs-use1-az1$/), 1, /dev-sqs: another Subnet than/],
  [
    'a default group that is emptied',
    without(/^eks-default-sg-dev$/),
    1,
    /in the default group of a VPC \(eks-vpc-dev\)/,
  ],
  ['a subnet', without(/^eks-vpc-dev-public-use1-az1$/), 1, /not every public subnet \(2 of 3\)/],
  ['the tags of load balancers', tagged('public', {}), 3, /public-use1-az\d: no tag kubernetes.io\/role\/elb/],
  [
    'the tags of internal ones',
    tagged('private', {}),
    3,
    /private-use1-az\d: no tag kubernetes.io\/role\/internal-elb/,
  ],
  [
    'subnets for one kind of load balancers only',
    tagged('public', { 'kubernetes.io/role/elb': '1', 'kubernetes.io/role/internal-elb': '1' }),
    3,
    /public-use1-az\d: no tag .+, or the other one too/,
  ],
])('pods without %s are a problem', (_what, change, count, message) => {
  expect(problemsOf(change)).toEqual(Array.from({ length: count }, () => expect.stringMatching(message)));
});

test('pods without the baseline group resolve no names and reach nothing', () => {
  const alone = edited(/^payment-pod-security-groups$/, ({ spec }) => {
    const { references } = spec;
    const [, own] = Array.isArray(references) ? references : [];
    spec.references = [{ ...own, toFieldPath: 'spec.securityGroups.groupIds[0]' }];
  });
  const problems = problemsOf(alone);
  expect(problems.length).toBeGreaterThan(6);
  for (const problem of problems) expect(problem).toMatch(/^dist\/dev payment: no rule/);
});

test('an endpoint that nothing calls is a problem', () => {
  const more = edited(/^eks-vpc-dev-sns$/, ({ spec }) => {
    const { forProvider } = spec;
    if (typeof forProvider === 'object' && forProvider !== null && 'serviceName' in forProvider) {
      Object.assign(forProvider, { serviceName: 'com.amazonaws.us-east-1.ssm' });
    }
  });
  expect(problemsOf(more)).toEqual([
    expect.stringMatching(/no VPCEndpoint of sns/),
    expect.stringMatching(/VPCEndpoint of ssm — leave it out/),
  ]);
});

test('an API that a service’s policy allows and that has no endpoint is a problem, and so is an endpoint that no policy needs', () => {
  const other = edited(/^eks-payment-irsa-policy-dev$/, ({ spec }) => {
    spec.forProvider = JSON.parse(JSON.stringify(spec.forProvider).replace('sns:Publish', 'ssm:GetParameter'));
  });
  expect(problemsOf(other)).toEqual([
    expect.stringMatching(/no VPCEndpoint of ssm/),
    expect.stringMatching(/VPCEndpoint of sns — leave it out/),
  ]);
});

type Definition = Platform['controllers'][number];

/** What is wrong with the endpoints of an environment after a change of its controllers. */
function problemsWith(
  change: (controllers: readonly Definition[]) => Definition[],
  services: Readonly<Record<string, ServiceInput>> = exampleServices,
) {
  const platform = { ...examplePlatform, controllers: change(examplePlatform.controllers) };
  const [loaded] = loadEnvironments([example], services, platform);
  if (loaded === undefined) throw new Error('there is no example environment');
  return endpointSetProblems(withComposed(renderedObjects(units([loaded], platform))), loaded);
}
const changing = (changed: string, change: (controller: Definition) => Partial<Definition>) =>
  problemsWith((controllers) => controllers.map((one) => (one.name === changed ? { ...one, ...change(one) } : one)));
const missing = (api: string) => `dist/dev: no VPCEndpoint of ${api} — add it, something calls it`;
const needless = (api: string) => `dist/dev: a VPCEndpoint of ${api} — leave it out, nothing calls it`;

test('an endpoint that a controller calls and its definition forgets or misspells is a problem', () => {
  const loadBalancers = 'aws-load-balancer-controller';
  expect(changing(loadBalancers, () => ({}))).toEqual([]);
  expect(changing(loadBalancers, () => ({ endpoints: ['ec2'] }))).toEqual([missing('elasticloadbalancing')]);
  expect(changing(loadBalancers, () => ({ endpoints: ['ec2', 'elasticloadbalancer'] }))).toEqual([
    missing('elasticloadbalancing'),
    needless('elasticloadbalancer'),
  ]);
  expect(changing('external-secrets', () => ({ endpoints: ['monitoring'] }))).toEqual([needless('monitoring')]);
});

test('a controller that somebody adds has the endpoints of what its policy allows', () => {
  const statement = { Effect: 'Allow', Action: 'ssm:GetParameter', Resource: '*' };
  const added = (endpoints: string[]) =>
    problemsWith((controllers) =>
      controllers.flatMap((one) => {
        if (one.name !== 'external-secrets') return [one];
        const policy = () => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
        return [one, { ...one, name: 'parameters', namespace: 'parameters', endpoints, policy }];
      }),
    );
  expect(added(['ssm'])).toEqual([]);
  expect(added([])).toEqual([missing('ssm')]);
});

test('what a controller calls only when it is told to has an endpoint only then', () => {
  const told = (values: object) =>
    changing('aws-load-balancer-controller', (own) => ({
      values: (...given) => ({ ...own.values(...given), ...values }),
    }));
  expect(told({ enableWafv2: true })).toEqual([missing('wafv2')]);
  expect(told({ enableShield: true, enableWaf: undefined })).toEqual([missing('shield'), missing('waf-regional')]);
});

test('what external-secrets calls follows from the services whose secrets it reads', () => {
  const secretless = edited(/^eks-.*-irsa-policy-dev$/, ({ spec }) => {
    spec.forProvider = JSON.parse(JSON.stringify(spec.forProvider).replaceAll('secretsmanager:', 'ssm:'));
  });
  expect(problemsOf(secretless)).toEqual([missing('ssm'), needless('secretsmanager')]);
  expect(problemsWith((controllers) => [...controllers], {})).toEqual([]);
});

test.each<[string, string | undefined, string[]]>([
  ['certificate-arn', undefined, ['acm', 'iam']],
  ['auth-idp-cognito', '{}', ['cognito-idp']],
  ['wafv2-acl-arn', 'arn', ['wafv2']],
])('an Ingress whose annotation %s is %s makes the load balancer controller call more', (name, value, apis) => {
  const ingress = {
    host: 'pay.example.com',
    certificateArn: `arn:aws:acm:${example.region}:${example.account}:certificate/1`,
  };
  const entrance = { ...example, services: { reporting: { ingress } } };
  const [entered] = loadEnvironments([entrance], { reporting }, examplePlatform);
  if (entered === undefined) throw new Error('there is no example environment');
  const objects = renderedObjects(units([entered], examplePlatform));
  const annotate = edited(/./, ({ metadata }) => {
    Object.assign(Object(metadata).annotations, { [`alb.ingress.kubernetes.io/${name}`]: value });
  });
  const changed = objects.flatMap((object) => (object.kind === 'Ingress' ? annotate([object]) : [object]));
  expect(endpointSetProblems(withComposed(objects), entered)).toEqual([]);
  expect(endpointSetProblems(withComposed(changed), entered)).toEqual(apis.map(missing));
});
