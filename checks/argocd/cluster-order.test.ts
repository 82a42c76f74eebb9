import { logConfigMap } from '../../config/model/log-routing';
import { parseDist } from '../../objects/dist';
import { clusterOrderProblems } from './cluster-order';

const object = (apiVersion: string, kind: string, name: string, wave: number, spec: object) =>
  JSON.stringify({
    apiVersion,
    kind,
    metadata: { name, namespace: 'dev', annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } },
    spec,
  });
const aws = (api: string, kind: string, name: string, wave: number, forProvider: object = {}) =>
  object(`${api}.aws.m.upbound.io/v1beta1`, kind, name, wave, { forProvider });
const kubernetes = (kind: string, name: string, wave: number, spec: object) =>
  object('kubernetes.m.crossplane.io/v1alpha1', kind, name, wave, spec);
const observing = (metadata: object, managementPolicies: readonly string[], wave = 4) =>
  kubernetes('Object', 'logs', wave, {
    managementPolicies,
    forProvider: { manifest: { apiVersion: 'v1', kind: 'ConfigMap', metadata } },
  });

/** The unit as it should be, each object in its wave or in another. */
const unit = {
  role: (wave = 0) => aws('iam', 'Role', 'cluster', wave),
  cluster: (wave = 1) => object('platform.example/v1alpha1', 'EksCluster', 'c', wave, { roleName: 'cluster' }),
  dnsProfile: (wave = 2) =>
    aws('eks', 'FargateProfile', 'coredns', wave, {
      selector: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }],
    }),
  platformProfile: (wave = 2) =>
    aws('eks', 'FargateProfile', 'platform', wave, { selector: [{ namespace: 'external-secrets' }] }),
  argocd: (wave = 3) => aws('eks', 'AccessEntry', 'argocd', wave, { principalArnFromRoleRef: { name: 'argocd' } }),
  association: (wave = 3) =>
    aws('eks', 'AccessPolicyAssociation', 'argocd', wave, { principalArnRef: { name: 'argocd' } }),
  crossplane: (wave = 3) => aws('eks', 'AccessEntry', 'crossplane', wave, { kubernetesGroups: ['crossplane'] }),
  auth: (wave = 3) => aws('eks', 'ClusterAuth', 'c', wave),
  config: (wave = 3) => kubernetes('ProviderConfig', 'c', wave, {}),
  logs: (wave = 4) => observing(logConfigMap, ['Observe'], wave),
  addon: (wave = 5) => aws('eks', 'Addon', 'a', wave, { clusterName: 'c', addonName: 'coredns' }),
  person: (wave = 5) => aws('eks', 'AccessEntry', 'person', wave, { principalArn: 'arn:aws:iam::1:role/p' }),
};
type Part = keyof typeof unit;

const problemsOf = (documents: readonly string[]) =>
  clusterOrderProblems(parseDist('dist/x.yaml', documents.join('\n---\n')).objects);
const problemsWith = (part: Part, ...documents: readonly string[]) =>
  problemsOf(Object.entries(unit).flatMap(([name, made]) => (name === part ? documents : [made()])));

test('the unit of a cluster in the right order is no problem', () => {
  expect(problemsOf(Object.values(unit).map((made) => made()))).toEqual([]);
});

test.each<[Part, number, RegExp]>([
  ['dnsProfile', 1, /FargateProfile\/coredns: not after the EksCluster \(wave 1\) — write 2 at least/],
  ['argocd', 2, /AccessEntry\/argocd: not after the profiles \(wave 2\) — write 3/],
  ['association', 2, /AccessPolicyAssociation\/argocd: not after the profiles/],
  ['crossplane', 2, /AccessEntry\/crossplane: not after the profiles/],
  ['platformProfile', 3, /AccessEntry\/argocd: not after the profiles/],
  ['logs', 3, /Object\/logs: not after what lets the platform in \(wave 3\) — write 4/],
  ['config', 4, /Object\/logs: not after what lets the platform in/],
  ['addon', 4, /Addon\/a: not after the Object that looks at the ConfigMap of logs \(wave 4\) — write 5/],
  ['person', 3, /AccessEntry\/person: before DNS, which does without \(wave 3\) — write 5/],
])('%s in wave %d is a problem', (part, wave, message) => {
  expect(problemsWith(part, unit[part](wave))).toContainEqual(expect.stringMatching(message));
});

test.each<[Part, RegExp]>([
  ['cluster', /Addon\/a: not in its unit \(the EksCluster\)/],
  ['dnsProfile', /Addon\/a: not in its unit \(the profiles\)/],
  ['logs', /Addon\/a: not in its unit \(the Object that looks at/],
])('a unit without %s is a problem', (part, message) => {
  expect(problemsWith(part)).toContainEqual(expect.stringMatching(message));
});

test.each<[string, string]>([
  ['looks at another ConfigMap', observing({ ...logConfigMap, name: 'logs' }, ['Observe'])],
  ['looks into another namespace', observing({ ...logConfigMap, namespace: 'default' }, ['Observe'])],
  ['may change the ConfigMap', observing(logConfigMap, ['Observe', 'Update'])],
  ['may do anything with it', observing(logConfigMap, ['*'])],
])('an Object that %s does not count', (_what, other) => {
  expect(problemsWith('logs', other)).toEqual([expect.stringMatching(/Addon\/a: not in its unit \(the Object/)]);
});
