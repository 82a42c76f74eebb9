import { App } from 'cdk8s';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../../config/model/example';
import type { ServiceInput } from '../../../config/model/service';
import { loadEnvironments } from '../../../config/rules/load';
import type { DistObject } from '../../../objects/dist';
import { at, listAt } from '../../../objects/json';
import { enteredUnits } from '../../entered-fixture';
import { renderedObjects } from '../../rendered-fixture';
import { ServiceNamespaceChart } from './service';

const [dev] = exampleEnvironments;
const certificateArn = `arn:aws:acm:${dev.region}:${dev.account}:certificate/00000000-0000-0000-0000-000000000000`;
const open = { ...dev, services: { reporting: { ingress: { host: 'reports.example.com', certificateArn } } } };

test('nothing of a service waits for its load balancer', () => {
  const objects = loadEnvironments([open], { reporting: exampleServices.reporting }, examplePlatform).flatMap(
    (environment) =>
      environment.services.flatMap((service) =>
        new ServiceNamespaceChart(new App(), 'reporting', environment, service).toJson(),
      ),
  );
  const wave = ({ metadata }: (typeof objects)[number]) =>
    Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0);
  const [ingress, ...more] = objects.filter(({ kind }) => kind === 'Ingress').map(wave);
  expect(more).toEqual([]);
  const others = objects.filter(({ kind }) => kind !== 'Ingress').map(wave);
  expect(ingress).toBeGreaterThan(Math.max(...others));
});

const rendered = renderedObjects(enteredUnits);
const [internet, internal] = ['payment', 'payment-internal'].map((name) => {
  const ingress = rendered.find((object) => object.kind === 'Ingress' && object.name === name);
  if (ingress === undefined) throw new Error(`no Ingress ${name}`);
  return ingress;
}) as [DistObject, DistObject];
const annotation = ({ annotations }: DistObject, name: string) => annotations[`alb.ingress.kubernetes.io/${name}`];

test('an entrance answers for each of its names, on its paths alone, and sends plain HTTP to HTTPS', () => {
  const backend = { service: { name: 'payment', port: { number: 8080 } } };
  const paths = [
    { path: '/v1', pathType: 'Prefix', backend },
    { path: '/callback', pathType: 'Exact', backend },
  ];
  expect(listAt(internet.body, 'spec', 'rules')).toEqual(
    ['pay.example.com', 'payments.example.com'].map((host) => ({ host, http: { paths } })),
  );
  expect(annotation(internet, 'listen-ports')).toBe('[{"HTTP":80},{"HTTPS":443}]');
  expect(annotation(internet, 'ssl-redirect')).toBe('443');
});

test('an internal entrance by gRPC has its own group, stands where load balancers do, and asks for health by gRPC', () => {
  const wanted = {
    scheme: 'internal',
    subnets: 'eks-vpc-dev-public-use1-az1,eks-vpc-dev-public-use1-az2,eks-vpc-dev-public-use1-az4',
    'security-groups': 'eks-payment-internal-sg-dev',
    'listen-ports': '[{"HTTPS":443}]',
    'backend-protocol': 'HTTPS',
    'backend-protocol-version': 'GRPC',
    'healthcheck-path': '/grpc.health.v1.Health/Check',
    'success-codes': '0',
  };
  const found = Object.keys(wanted).map((name) => [name, annotation(internal, name)]);
  expect(Object.fromEntries(found)).toEqual(wanted);
  expect(annotation(internal, 'ssl-redirect')).toBeUndefined();
});

/** What the load balancer of reporting's entrance is told to speak to the pods. */
function spokenTo(ports: ServiceInput['ports'], ingress: object) {
  const { port, ...others } = exampleServices.reporting;
  const reporting = ports === undefined ? { ...others, port } : { ...others, ports };
  const entered = { ...dev, services: { reporting: { ingress: { ...open.services.reporting.ingress, ...ingress } } } };
  const [environment] = loadEnvironments([entered], { reporting }, examplePlatform);
  const [service] = environment?.services ?? [];
  if (environment === undefined || service === undefined) throw new Error('there is no service');
  const objects = new ServiceNamespaceChart(new App(), 'reporting', environment, service).toJson();
  const found = objects.find(({ kind }) => kind === 'Ingress');
  const annotations = found?.metadata.annotations ?? {};
  const of = (name: string) => annotations[`alb.ingress.kubernetes.io/${name}`];
  return [
    found?.spec.rules[0].http.paths[0].backend.service.port.number,
    ...[
      'backend-protocol',
      'healthcheck-protocol',
      'backend-protocol-version',
      'success-codes',
      'healthcheck-path',
    ].map(of),
  ];
}

const grpcHealth = '/grpc.health.v1.Health/Check';

test.each<[string, ServiceInput['ports'], object, unknown[]]>([
  [
    'the port without a name speaks HTTP',
    undefined,
    {},
    [8080, undefined, undefined, undefined, undefined, '/healthz'],
  ],
  [
    'the port without a name speaks TLS where the environment says so',
    undefined,
    { tls: 'end-to-end' },
    [8080, 'HTTPS', 'HTTPS', undefined, undefined, '/healthz'],
  ],
  [
    'the first of several is the one',
    { https: 8443, grpc: 9090 },
    {},
    [8443, 'HTTPS', 'HTTPS', undefined, undefined, '/healthz'],
  ],
  [
    'another is named',
    { https: 8443, grpc: 9090 },
    { port: 'grpc' },
    [9090, undefined, undefined, 'GRPC', '0', grpcHealth],
  ],
  [
    'gRPC with TLS has a name of its own',
    { http: 8080, 'grpcs-pay': 9443 },
    { port: 'grpcs-pay', healthCheckPath: '/pay.Pay/Ready' },
    [9443, 'HTTPS', 'HTTPS', 'GRPC', '0', '/pay.Pay/Ready'],
  ],
])('what a load balancer speaks to pods is what their port says: %s', (_what, ports, ingress, expected) => {
  expect(spokenTo(ports, ingress)).toEqual(expected);
});

test('load balancers get to the ports to which entrances lead, and to no other', () => {
  const policy = rendered.find(({ kind, name }) => kind === 'NetworkPolicy' && name === 'allow-load-balancers');
  expect(listAt(listAt(policy?.body, 'spec', 'ingress')[0], 'ports')).toEqual(
    [8080, 8443].map((port) => ({ port, protocol: 'TCP' })),
  );
});

test('a service may have twice as many Ingresses as it declares entrances, so that one can take the place of another', () => {
  const quotas = rendered.filter(({ kind }) => kind === 'ResourceQuota');
  const allowed = quotas.map(({ namespace, body }) => [
    namespace,
    at(body, 'spec', 'hard', 'count/ingresses.networking.k8s.io'),
  ]);
  expect(Object.fromEntries(allowed)).toEqual({ payment: '4', 'fraud-detection': '0', reporting: '0' });
});
