import { App } from 'cdk8s';
import { ServiceNamespaceChart } from '../../charts/workload/service/service';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { parseDist } from '../../objects/dist';
import { tenantProblems } from './tenant-namespaces';

const [environment] = loadEnvironments(exampleEnvironments, { reporting: exampleServices.reporting }, examplePlatform);
if (environment === undefined) throw new Error('there is no example environment');
const dev = environment;
const rendered = dev.services.flatMap((service) =>
  new ServiceNamespaceChart(new App(), 'reporting', dev, service).toJson().map((object) => JSON.stringify(object)),
);
const problemsOf = (change: (text: string) => string) =>
  tenantProblems(
    rendered.flatMap((text) => parseDist('dist/dev/workload/service-reporting/x.yaml', change(text)).objects),
    dev,
  );

test('a service as it is rendered has all that isolates it', () => {
  expect(problemsOf((text) => text)).toEqual([]);
});

test.each<[string, string | RegExp, string, RegExp]>([
  ['with a laxer standard', 'enforce":"restricted', 'enforce":"baseline', /io\/enforce: not "restricted"/],
  ['that nobody audits', 'audit":"restricted', 'audit":"baseline', /io\/audit: not "restricted"/],
  ['with the standard of another version', 'enforce-version":"v1.35', 'enforce-version":"latest', /enforce-version/],
  ['without the readiness gate', 'readiness-gate-inject', 'readiness-gate', /readiness-gate-inject: not "enabled"/],
  ['with a larger quota', '"requests.cpu":"2"', '"requests.cpu":"3"', /ResourceQuota requests\.cpu: not 2 \(3\)/],
  ['with any number of pods', '"pods":"8"', '"p":"8"', /ResourceQuota pods: not 8 \(undefined\)/],
  ['with load balancers of its own', '"services.loadbalancers":"0"', '"services.loadbalancers":"1"', /loadbalancers/],
  ['with ports of nodes', '"services.nodeports":"0"', '"services.nodeports":"1"', /services\.nodeports: not 0 \(1\)/],
  ['with volumes', 'persistentvolumeclaims', 'volumes', /persistentvolumeclaims: not 0/],
  ['with entrances of its own', 'ingresses.networking.k8s.io":"0"', 'ingresses.networking.k8s.io":"1"', /ingresses/],
  ['with security groups of its own', 'count/securitygroup', 'count/group', /securitygrouppolicies/],
  ['without a default', '"default":{"cpu":"250m"', '"default":{"c":"250m"', /cpu: a container that states nothing/],
  [
    'with a smaller default request',
    '"defaultRequest":{"cpu":"250m"',
    '"defaultRequest":{"cpu":"100m"',
    /states nothing/,
  ],
  [
    'with smaller pods',
    '"min":{"cpu":"250m","memory":"256Mi"',
    '"min":{"cpu":"250m","memory":"1Mi"',
    /memory: pods may/,
  ],
  ['with pods over its quota', '"max":{"cpu":"2"', '"max":{"cpu":"4"', /cpu: a pod may be another size/],
  ['with the role of another', 'eks-reporting-irsa', 'eks-payment-irsa', /ServiceAccount role: not "arn.*reporting/],
  [
    'that reads secrets as another',
    'serviceAccountRef":{"name":"reporting',
    'serviceAccountRef":{"name":"x',
    /SecretStore/,
  ],
  [
    'that reads from everybody’s store',
    '"kind":"SecretStore","name"',
    '"kind":"ClusterSecretStore","name"',
    /secretStoreRef/,
  ],
  [
    'with the secret of another',
    'reporting/app-config',
    'payment/app-config',
    /ExternalSecret dataFrom: not .*reporting/,
  ],
  ['with one more secret', '"dataFrom":', '"data":[{"remoteRef":{"key":"x"}}],"dataFrom":', /ExternalSecret data: not/],
  ['with its secret under another name', '"target":{"name":"app', '"target":{"name":"other', /ExternalSecret target/],
  [
    'that reads in another region',
    '"region":"us-east-1"',
    '"region":"eu-west-1"',
    /SecretStore region: not "us-east-1"/,
  ],
  ['that reads parameters', '"service":"SecretsManager"', '"service":"ParameterStore"', /SecretStore service: not/],
])('a service %s is a problem', (_what, from, to, message) => {
  expect(problemsOf((text) => text.replace(from, to))).toEqual([expect.stringMatching(message)]);
});

test('a service of which nothing is rendered has every problem', () => {
  expect(tenantProblems([], dev).length).toBeGreaterThan(20);
});
