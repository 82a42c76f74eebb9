import { environments, objects } from '../../charts/reaching-fixture';
import { proxyPort } from '../../config/model/reaches/egress-proxy';
import type { DistObject } from '../../objects/dist';
import { at } from '../../objects/json';
import { withComposed } from '../composed/composed';
import { reachabilityProblems } from '../reachability/reachability';
import { endpointSetProblems } from './endpoint-set';
import { networkProblems } from './rules';
import { wayFromManagementProblems } from './way-from-management';
import { wayOutProblems } from './ways-out';
import { wayToInternetProblems } from './ways-to-internet';

const names = objects.map(({ namespace, kind, name }) => `${namespace} ${kind} ${name}`);
const group = 'vpce-svc-0123456789abcdef0';

test('has rules at both ends, a route, an endpoint and a group of its own, shared by those who reach the same', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'staging SecurityGroupEgressRule eks-ledger-sg-staging-to-192-168-7-0-24-5432',
      'staging SecurityGroupEgressRule eks-ledger-sg-staging-to-192-168-8-0-24-123-udp',
      'staging SecurityGroupEgressRule eks-ledger-sg-staging-to-pl-0123456789abcdef0-7000',
      'staging Route eks-vpc-staging-private-to-192-168-7-0-24',
      'staging Route eks-vpc-staging-private-to-pl-0123456789abcdef0',
      `staging SecurityGroup eks-${group}-sg-staging`,
      `staging SecurityGroupIngressRule eks-${group}-sg-staging-from-ledger-1500`,
      `staging SecurityGroupIngressRule eks-${group}-sg-staging-from-vault-1500`,
      `staging SecurityGroupEgressRule eks-vault-sg-staging-to-${group}-1500`,
      `staging VPCEndpoint eks-vpc-staging-${group}`,
      'staging VPCEndpoint eks-vpc-staging-kms',
      'staging VPCEndpoint eks-vpc-staging-kinesis-streams',
      'ledger NetworkPolicy allow-reach-bank',
    ]),
  );
  expect(names.filter((name) => name === 'staging Route eks-vpc-staging-private-to-192-168-7-0-24')).toHaveLength(1);
});

test('is what an environment says of it, where it says something', () => {
  expect(names).toContain('dev SecurityGroupEgressRule eks-ledger-sg-dev-to-198-51-100-0-24-6000');
  expect(names).not.toContain('dev SecurityGroupEgressRule eks-ledger-sg-dev-to-192-168-7-0-24-5432');
});

/** What judges the network of each environment. */
const networkChecks = [
  reachabilityProblems,
  wayOutProblems,
  endpointSetProblems,
  wayFromManagementProblems,
  wayToInternetProblems,
];

function problemsOf(changed: readonly DistObject[]): string {
  // Those of one environment are enough, and judged in half the time.
  const resources = withComposed(changed).filter(({ file }) => file.startsWith('dist/dev/'));
  const each = environments
    .slice(0, 1)
    .flatMap((environment) => networkChecks.flatMap((check) => check(resources, environment)));
  return [...each, ...networkProblems(resources)].join('\n');
}

const without = (dropped: RegExp) => objects.filter(({ kind, name }) => !dropped.test(`${kind} ${name}`));
const changed = (which: RegExp, change: (body: DistObject['body']) => DistObject['body']) =>
  objects.map((object) =>
    which.test(`${object.kind} ${object.name}`) ? { ...object, body: change(object.body) } : object,
  );
const replaced = (which: RegExp, from: string, to: string) =>
  changed(which, (body) => JSON.parse(JSON.stringify(body).replaceAll(from, to)));

test.each<[string, DistObject[], RegExp]>([
  [
    'a rule to a range',
    without(/^SecurityGroupEgressRule eks-vault-sg-dev-to-192-168-7-0-24-5432$/),
    /dev vault to .*192\.168\.7\.0:5432 TCP.*no security group lets it out/,
  ],
  [
    'a policy to a range',
    without(/^NetworkPolicy allow-reach-time$/),
    /ledger to .*192\.168\.8\.0:123 UDP.*no NetworkPolicy lets it out/,
  ],
  [
    'a NAT gateway',
    without(/^NATGateway eks-vpc-dev-nat-use1-az2$/),
    /dev: use1-az2: no NAT gateway with an address in its public subnet/,
  ],
  [
    'the route to a NAT gateway',
    without(/^Route eks-vpc-dev-egress-use1-az4-default$/),
    /dev: use1-az4: the proxy's subnet does not lead to eks-vpc-dev-nat-use1-az4/,
  ],
  ['a route', without(/^Route eks-vpc-dev-private-to-198-51-100-0-24$/), /dev: nothing routes to 198\.51\.100\.0\/24/],
  ['an endpoint of an API', without(/^VPCEndpoint eks-vpc-dev-xray$/), /no VPCEndpoint of xray/],
  [
    'an endpoint service',
    without(new RegExp(`^VPCEndpoint eks-vpc-dev-${group}$`)),
    /no VPCEndpoint of com.amazonaws.vpce/,
  ],
  [
    'the other end',
    without(new RegExp(`^SecurityGroupIngressRule eks-${group}-sg-dev-from-vault-1500$`)),
    /no SecurityGroupIngressRule on the other side/,
  ],
  [
    'a rule to a prefix list',
    without(/^SecurityGroupEgressRule eks-ledger-sg-dev-to-pl-/),
    /dev ledger: no rule to pl-0123456789abcdef0 on tcp 7000-7000/,
  ],
])('%s that is missing is found', (_what, left, problem) => {
  expect(problemsOf(left)).toMatch(problem);
});

test.each<[string, DistObject[], RegExp]>([
  [
    'the port of another service at the proxy',
    replaced(
      /^SecurityGroupIngressRule eks-egress-proxy-sg-dev-from-vault-/,
      `${proxyPort('vault')}`,
      `${proxyPort('ledger')}`,
    ),
    /dev.*vault to the proxy on TCP \d+: security groups do not let it through/,
  ],
  [
    'a policy that admits everybody to the proxy',
    replaced(/^NetworkPolicy allow-from-vault$/, '"vault"', '"quiet"'),
    /dev.*vault to the proxy on TCP \d+: NetworkPolicies do not let it through/,
  ],
  [
    'a host that another service declares',
    replaced(
      /^ConfigMap egress-proxy$/,
      `p${proxyPort('vault')}-0-exact dstdomain -n api.example.com`,
      `p${proxyPort('vault')}-0-exact dstdomain -n sandbox.example.net`,
    ),
    /dev: the proxy for vault to sandbox\.example\.net on 443: let through, and it is not declared/,
  ],
  [
    'a private address behind a name',
    replaced(/^ConfigMap egress-proxy$/, 'http_access deny unreachable\\n', ''),
    /dev: the proxy for ledger to api\.example\.com on 443: let through to 10\.0\.0\.0/,
  ],
  [
    'HTTP without TLS',
    replaced(/^ConfigMap egress-proxy$/, 'http_access deny !tunnel\\n', ''),
    /dev: the proxy for ledger to api\.example\.com on 443: let through without TLS/,
  ],
  [
    'a default route for the pods of services',
    replaced(
      /^RouteTableAssociation eks-vpc-dev-private-use1-az1$/,
      '"name":"eks-vpc-dev-private"}',
      '"name":"eks-vpc-dev-egress-use1-az1"}',
    ),
    /a default route for pods in subnet eks-vpc-dev-private-use1-az1/,
  ],
  [
    'a wider range in a group',
    replaced(/^SecurityGroupEgressRule eks-vault-sg-dev-to-192-168-7-0-24-5432$/, '192.168.7.0/24', '192.168.0.0/16'),
    /dev vault to .*192\.168\.6\.255:5432 TCP.*a security group lets it out/,
  ],
  [
    'a wider range in a policy',
    replaced(/^NetworkPolicy allow-reach-time$/, '192.168.8.0/24', '0.0.0.0/0'),
    /ledger to a public address \(192\.0\.2\.1:123 UDP\).*a NetworkPolicy lets it out/,
  ],
  [
    'a prefix list on another port',
    changed(/^SecurityGroupEgressRule eks-ledger-sg-dev-to-pl-/, (body) => {
      const text = JSON.stringify(body).replace('"toPort":7000', '"toPort":7001');
      expect(at(JSON.parse(text), 'spec', 'forProvider', 'toPort')).toBe(7001);
      return JSON.parse(text);
    }),
    /dev ledger: a rule to pl-0123456789abcdef0 on tcp 7000-7001/,
  ],
])('%s that nobody declares is found', (_what, wider, problem) => {
  expect(problemsOf(wider)).toMatch(problem);
});
