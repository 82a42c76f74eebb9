import { parseDist } from '../../objects/dist';
import { eksSecurityGroupId } from '../composed/aws-answers';
import { networkProblems } from './rules';

let count = 0;
const object = (kind: string, forProvider: object, namespace = 'dev') =>
  JSON.stringify({
    apiVersion: `${kind.includes('Fargate') ? 'eks' : 'ec2'}.aws.m.upbound.io/v1beta1`,
    kind,
    metadata: { name: `n${count++}`, namespace },
    spec: { forProvider },
  });
const problemsOf = (...documents: string[]) =>
  networkProblems(parseDist('dist/x.yaml', documents.join('\n---\n')).objects);

const group = (name: string) => ({ securityGroupIdRef: { name } });
const peer = (name: string) => ({ referencedSecurityGroupIdRef: { name } });
const tcp = (port: number) => ({ ipProtocol: 'tcp', fromPort: port, toPort: port });
const balancers = { ...group('eks-load-balancers-sg-dev'), cidrIpv4: '0.0.0.0/0' };
const ingress = (spec: object) => object('SecurityGroupIngressRule', spec);
const egress = (spec: object) => object('SecurityGroupEgressRule', spec);

describe('security group rules', () => {
  const into = { ...group('a'), ...peer('b'), ...tcp(8080) };
  const out = { ...group('b'), ...peer('a'), ...tcp(8080) };

  test('of both sides of a connection are fine, also of a group with itself', () => {
    const self = { ...group('a'), ...peer('a'), ...tcp(1) };
    expect(problemsOf(ingress(into), egress(out), ingress(self), egress(self))).toEqual([]);
  });

  test('between a group and the one of EKS, which lets everything out, need no egress rule of EKS’s', () => {
    const eks = { referencedSecurityGroupId: eksSecurityGroupId };
    const toEks = { ...group('pods'), ...eks, ...tcp(53) };
    const fromPods = { securityGroupId: eksSecurityGroupId, ...peer('pods'), ...tcp(53) };
    expect(problemsOf(ingress({ ...group('pods'), ...eks, ...tcp(10250) }))).toEqual([]);
    expect(problemsOf(egress(toEks), ingress(fromPods))).toEqual([]);
    expect(problemsOf(egress(toEks))).toEqual([expect.stringMatching(/no SecurityGroupIngressRule on the other side/)]);
    expect(problemsOf(ingress(fromPods))).toEqual([
      expect.stringMatching(/no SecurityGroupEgressRule on the other side/),
    ]);
  });

  test.each([
    ['an ingress rule alone', [ingress(into)], /no SecurityGroupEgressRule on the other side/],
    ['an egress rule alone', [egress(out)], /no SecurityGroupIngressRule on the other side/],
    ['every protocol', [egress({ ...group('a'), cidrIpv4: '10.0.0.0/8', ipProtocol: '-1' })], /every protocol/],
    ['no ports', [egress({ ...group('a'), cidrIpv4: '10.0.0.0/8', ipProtocol: 'tcp' })], /no fromPort/],
    [
      'a port for everyone',
      [ingress({ ...group('eks-load-balancers-sg-dev'), cidrIpv4: '0.0.0.0/0', ...tcp(80) })],
      /open to everyone/,
    ],
    ['a range of ports for everyone', [ingress({ ...balancers, ...tcp(443), toPort: 444 })], /open to everyone/],
    ['another protocol for everyone', [ingress({ ...balancers, ...tcp(443), ipProtocol: 'udp' })], /open to everyone/],
    [
      'one port of two',
      [egress({ ...group('a'), cidrIpv4: '10.0.0.0/8', ...tcp(1), toPort: undefined })],
      /no fromPort/,
    ],
    [
      'a group for everyone',
      [ingress({ ...group('eks-pods-sg-dev'), cidrIpv4: '0.0.0.0/0', ...tcp(443) })],
      /open to everyone/,
    ],
    ['everyone by IPv6', [ingress({ ...group('eks-pods-sg-dev'), cidrIpv6: '::/0', ...tcp(443) })], /open to everyone/],
  ])('with %s are a problem', (_what, documents, message) => {
    expect(problemsOf(...documents)).toEqual([expect.stringMatching(message)]);
  });

  test('that differ in port or protocol are no sides of one connection', () => {
    expect(problemsOf(ingress(into), egress({ ...out, ...tcp(8081) }))).toHaveLength(2);
    expect(problemsOf(ingress(into), egress({ ...out, ipProtocol: 'udp' }))).toHaveLength(2);
  });

  test('may open any group to an address range', () => {
    expect(problemsOf(ingress({ ...group('a'), cidrIpv4: '10.0.0.0/16', ...tcp(1) }))).toEqual([]);
  });

  test('may open the load balancers’ group to everyone only on ports that an entrance of their own environment answers on', () => {
    const rule = parseDist('dist/dev/management/x.yaml', ingress({ ...balancers, ...tcp(443) })).objects;
    const entrance = (environment: string, annotations: object = { scheme: 'internet-facing' }) =>
      parseDist(
        `dist/${environment}/workload/x.yaml`,
        JSON.stringify({
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: {
            name: 'i',
            namespace: 'n',
            annotations: Object.fromEntries(
              Object.entries(annotations).map(([name, value]) => [`alb.ingress.kubernetes.io/${name}`, value]),
            ),
          },
        }),
      ).objects;
    expect(networkProblems([...rule, ...entrance('dev')])).toEqual([]);
    const none = [expect.stringMatching(/without an entrance from the internet/)];
    expect(networkProblems([...rule, ...entrance('prod')])).toEqual(none);
    expect(networkProblems([...rule, ...entrance('dev', { scheme: 'internal' })])).toEqual(none);
    expect(networkProblems(rule)).toEqual(none);
    const plain = parseDist('dist/dev/management/x.yaml', ingress({ ...balancers, ...tcp(80) })).objects;
    const redirecting = entrance('dev', { scheme: 'internet-facing', 'ssl-redirect': '443' });
    expect(networkProblems([...plain, ...redirecting])).toEqual([]);
    expect(networkProblems([...plain, ...entrance('dev')])).toEqual([expect.stringMatching(/that redirects to HTTPS/)]);
    const another = parseDist(
      'dist/dev/management/x.yaml',
      ingress({ ...balancers, ...group('a'), ...tcp(443) }),
    ).objects;
    expect(networkProblems([...another, ...entrance('dev')])).toEqual([expect.stringMatching(/open to everyone/)]);
  });
});

describe('the network', () => {
  const route = (table: string, cidr = '0.0.0.0/0') =>
    object('Route', { routeTableIdRef: { name: table }, destinationCidrBlock: cidr });
  const association = object('RouteTableAssociation', { routeTableIdRef: { name: 't' }, subnetIdRef: { name: 's' } });
  const profile = object('FargateProfile', { subnetIdRefs: [{ name: 's' }] });

  test.each([
    ['a default group with rules', [object('DefaultSecurityGroup', { ingress: [{}] })], /ingress: has rules/],
    ['a subnet that gives public addresses', [object('Subnet', { mapPublicIpOnLaunch: true })], /public addresses/],
    ['a subnet that does not say whether it does', [object('Subnet', {})], /mapPublicIpOnLaunch: .* write false/],
    ['a VPC that may get IPv6', [object('VPC', {})], /assignGeneratedIpv6CidrBlock: .* write false/],
    ['a default route in a private table', [route('v-private')], /private route table/],
    ['a default route for pods', [route('t'), association, profile], /for pods in subnet s/],
    ['a flow log of rejected packets only', [object('FlowLog', { trafficType: 'REJECT' })], /not all traffic/],
  ])('with %s is a problem', (_what, documents, message) => {
    expect(problemsOf(...documents)).toEqual([expect.stringMatching(message)]);
  });

  test('with a locked default group, a public default route and private other routes is fine', () => {
    const fine = [
      object('DefaultSecurityGroup', {}),
      object('VPC', { assignGeneratedIpv6CidrBlock: false }),
      object('Subnet', { mapPublicIpOnLaunch: false }),
      route('v-public'),
      route('v-private', '10.9.0.0/16'),
      association,
    ];
    expect(problemsOf(...fine, object('FlowLog', { trafficType: 'ALL' }))).toEqual([]);
  });

  test('of one environment says nothing about another one', () => {
    const elsewhere = (kind: string, spec: object) => object(kind, spec, 'prod');
    const tables = { routeTableIdRef: { name: 't' }, subnetIdRef: { name: 's' } };
    expect(problemsOf(route('t'), elsewhere('RouteTableAssociation', tables), profile)).toEqual([]);
    expect(problemsOf(route('t'), association, elsewhere('FargateProfile', { subnetIdRefs: [{ name: 's' }] }))).toEqual(
      [],
    );
  });
});
