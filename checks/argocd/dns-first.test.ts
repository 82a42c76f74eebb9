import { parseDist } from '../../objects/dist';
import { dnsFirstProblems } from './dns-first';

const object = (apiVersion: string, kind: string, name: string, wave: number, spec: object) =>
  JSON.stringify({
    apiVersion,
    kind,
    metadata: { name, namespace: 'dev', annotations: { 'argocd.argoproj.io/sync-wave': String(wave) } },
    spec,
  });
const aws = (api: string, kind: string, name: string, wave: number, forProvider: object = {}) =>
  object(`${api}.aws.m.upbound.io/v1beta1`, kind, name, wave, { forProvider });
const cluster = object('platform.example/v1alpha1', 'EksCluster', 'c', 1, { roleName: 'cluster' });
const profileAt = (wave: number) =>
  aws('eks', 'FargateProfile', 'coredns', wave, {
    podExecutionRoleArnRef: { name: 'fargate' },
    selector: [{ namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }],
  });
const right = [
  aws('iam', 'Role', 'cluster', 0),
  cluster,
  aws('iam', 'Role', 'fargate', 2),
  aws('iam', 'RolePolicy', 'p', 2, { roleRef: { name: 'fargate' } }),
  profileAt(2),
  aws('eks', 'Addon', 'a', 3, { clusterName: 'c', addonName: 'coredns' }),
  aws('eks', 'AccessEntry', 'e', 3),
];
const problemsOf = (documents: readonly string[]) =>
  dnsFirstProblems(parseDist('dist/x.yaml', documents.join('\n---\n')).objects);

describe('a cluster’s DNS', () => {
  test('waits for the cluster, for its own profile and for their roles', () => {
    expect(problemsOf(right)).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    [
      'an access entry',
      aws('eks', 'AccessEntry', 'other', 2),
      /AccessEntry\/other: before DNS, .*\(wave 2\) — write 3/,
    ],
    ['another role', aws('iam', 'Role', 'other', 0), /Role\/other: before DNS/],
    ['another log group', aws('cloudwatchlogs', 'Group', 'logs', 0), /Group\/logs: before DNS/],
  ])('that waits for %s is a problem', (_what, other, message) => {
    expect(problemsOf([...right, other])).toEqual([expect.stringMatching(message)]);
  });

  test('that does not wait for its profile is a problem', () => {
    const late = right.map((document) => (document === profileAt(2) ? profileAt(3) : document));
    expect(problemsOf(late)).toEqual([expect.stringMatching(/FargateProfile\/coredns: not before DNS \(wave 3\)/)]);
  });

  test('without a profile or a cluster is a problem', () => {
    expect(problemsOf(right.filter((document) => document !== profileAt(2)))).toEqual([
      expect.stringMatching(/no profile in its unit takes its pods/),
    ]);
    expect(problemsOf(right.filter((document) => document !== cluster))).toEqual([
      expect.stringMatching(/no EksCluster in its unit/),
    ]);
  });
});
