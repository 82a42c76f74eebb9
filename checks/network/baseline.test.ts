import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import type { Platform } from '../../config/model/environment';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
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
  (name: RegExp, edit: (body: { spec: Record<string, Json> }) => void): Change =>
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

test('an endpoint that a controller calls and its definition forgets or misspells is a problem', () => {
  const problems = (change: Partial<Platform['controllers'][number]>) => {
    const controllers = examplePlatform.controllers.map((controller) =>
      controller.name === 'external-secrets' ? { ...controller, ...change } : controller,
    );
    const platform = { ...examplePlatform, controllers };
    const [loaded] = loadEnvironments([example], exampleServices, platform);
    if (loaded === undefined) throw new Error('there is no example environment');
    return endpointSetProblems(withComposed(renderedObjects(units([loaded], platform))), loaded);
  };
  const missing = 'dist/dev: no VPCEndpoint of secretsmanager — add it, something calls it';
  expect(problems({})).toEqual([]);
  expect(problems({ endpoints: [] })).toEqual([missing]);
  expect(problems({ endpoints: ['secretmanager'] })).toEqual([
    missing,
    'dist/dev: a VPCEndpoint of secretmanager — leave it out, nothing calls it',
  ]);
});
