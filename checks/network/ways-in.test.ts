import { entered, enteredUnits } from '../../charts/entered-fixture';
import { renderedObjects } from '../../charts/rendered-fixture';
import { units } from '../../charts/units';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { withComposed } from '../composed/composed';
import { wayInProblems } from './ways-in';

const [example] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${example.region}:${example.account}:certificate/a`;
const ingress = { host: 'reports.example.com', certificateArn };
const [environment] = loadEnvironments(
  [{ ...example, services: { reporting: { ingress } } }],
  {
    reporting: exampleServices.reporting,
  },
  examplePlatform,
);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const rendered = withComposed(renderedObjects(units([dev], examplePlatform)));
const policy = (spec: object) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'wide', namespace: 'reporting' },
  spec: { podSelector: {}, ...spec },
});
const rule = (peer: object, port: number) => ({
  apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
  kind: 'SecurityGroupIngressRule',
  metadata: { name: 'wide', namespace: 'dev' },
  spec: {
    forProvider: {
      securityGroupIdRef: { name: 'eks-reporting-sg-dev' },
      ...peer,
      ipProtocol: 'tcp',
      fromPort: port,
      toPort: port,
    },
  },
});
const withMore = (more: object) =>
  wayInProblems([...rendered, ...parseDist('dist/dev/x.yaml', JSON.stringify(more)).objects], dev);

test('load balancers get in where an entrance is declared, the kubelet’s callers on its port, and nobody else', () => {
  expect(wayInProblems(rendered, dev)).toEqual([]);
});

const inNamespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
test.each<[string, object, RegExp]>([
  [
    'DNS pods',
    policy({ ingress: [{ from: [inNamespace('kube-system')], ports: [{ port: 53, protocol: 'UDP' }] }] }),
    /from pods in kube-system on UDP 53: let in \(by wide\)/,
  ],
  [
    'collectors',
    policy({ ingress: [{ from: [inNamespace('opentelemetry')] }] }),
    /from pods in opentelemetry on TCP 22/,
  ],
  [
    'load balancers on another port',
    policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/22' } }], ports: [{ port: 22 }] }] }),
    /from load balancers in 10\.0\.0\.0\/24 on TCP 22: let in/,
  ],
  ['strangers', rule({ cidrIpv4: '0.0.0.0/0' }, 8080), /from no group on TCP 8080: let in \(by wide\)/],
  [
    'endpoints',
    rule({ referencedSecurityGroupIdRef: { name: 'eks-endpoints-sg-dev' } }, 443),
    /from group endpoints on TCP 443: let in/,
  ],
])('a service that %s get into is a problem', (_what, more, message) => {
  expect(withMore(more)).toContainEqual(expect.stringMatching(message));
});

test('a service with an entrance into which load balancers do not get is a problem', () => {
  const shut = rendered.filter(({ name }) => name !== 'allow-load-balancers' && !/-from-load-balancers-/.test(name));
  const port = exampleServices.reporting.port;
  expect(wayInProblems(shut, dev)).toContainEqual(
    expect.stringMatching(new RegExp(`from group load-balancers on TCP ${port}: not let in`)),
  );
  expect(wayInProblems([], dev)).toEqual([expect.stringMatching(/no pods to judge/)]);
});

test('internal load balancers get into their own service, and into no other', () => {
  const objects = withComposed(renderedObjects(enteredUnits));
  expect(wayInProblems(objects, entered)).toEqual([]);
  const opened = rule({ referencedSecurityGroupIdRef: { name: 'eks-payment-internal-sg-dev' } }, 8080);
  const more = parseDist('dist/dev/x.yaml', JSON.stringify(opened)).objects;
  expect(wayInProblems([...objects, ...more], entered)).toEqual([
    expect.stringMatching(/reporting from group payment-internal on TCP 8080: let in \(by wide\)/),
  ]);
});
