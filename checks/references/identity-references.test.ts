import { parseDist } from '../../objects/dist';
import { identityReferenceProblems } from './identity-references';

const account = '111122223333';
const arn = (resource: string) => `arn:aws:iam::${account}:${resource}`;
const trust = (subject: string) =>
  JSON.stringify({ Statement: [{ Condition: { StringEquals: { 'issuer:sub': subject } } }] });
const own = 'system:serviceaccount:shop:cart';

function managed(kind: string, name: string, forProvider: object, group = 'iam'): object {
  const metadata = { name, namespace: 'dev' };
  return { apiVersion: `${group}.aws.m.upbound.io/v1beta1`, kind, metadata, spec: { forProvider } };
}
const access = {
  apiVersion: 'example.org/v1',
  kind: 'AccountAccess',
  metadata: { name: 'account', namespace: 'dev' },
  spec: { account },
};
const accountOf = (name: string, roleArn: string) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace: 'shop', annotations: { 'eks.amazonaws.com/role-arn': roleArn } },
});
const application = (roleArn: string) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'cart', namespace: 'dev' },
  spec: {
    destination: { namespace: 'shop' },
    source: {
      helm: {
        values: JSON.stringify({
          serviceAccount: { name: 'cart', annotations: { 'eks.amazonaws.com/role-arn': roleArn } },
        }),
      },
    },
  },
});
const role = (subject = own) => managed('Role', 'cart', { assumeRolePolicy: trust(subject) });

const problemsOf = (management: readonly object[], workload: readonly object[] = [], environment = 'dev') => {
  const read = (file: string, all: readonly object[]) =>
    parseDist(file, all.map((one) => JSON.stringify(one)).join('\n---\n')).objects;
  return identityReferenceProblems([
    ...read('dist/dev/management/x/x.yaml', [access, ...management]),
    ...read(`dist/${environment}/workload/x/x.yaml`, workload),
  ]);
};

describe('a service account and its role', () => {
  test('that name each other are fine, whether the account is an object or a Helm value', () => {
    expect(problemsOf([role()], [accountOf('cart', arn('role/cart'))])).toEqual([]);
    expect(problemsOf([role(), application(arn('role/cart'))])).toEqual([]);
  });

  test.each([
    ['the role is not there', [], accountOf('cart', arn('role/cart')), [/no role that trusts .*:shop:cart/]],
    [
      'the role is of another account',
      [role()],
      accountOf('cart', 'arn:aws:iam::999999999999:role/cart'),
      [/no role/, /no service account asks/],
    ],
    [
      'the role trusts another account',
      [role('system:serviceaccount:shop:till')],
      accountOf('cart', arn('role/cart')),
      [/no role/, /no service account asks/],
    ],
    [
      'the account asks for no role',
      [role()],
      accountOf('cart', arn('role/other')),
      [/no role/, /no service account asks/],
    ],
  ])('are a problem where %s', (_what, management, workload, messages) => {
    expect(problemsOf(management, [workload])).toEqual(messages.map((message) => expect.stringMatching(message)));
  });

  test('are strangers in clusters of different environments', () => {
    expect(problemsOf([role()], [accountOf('cart', arn('role/cart'))], 'prod')).toEqual([
      expect.stringMatching(/no role/),
      expect.stringMatching(/no service account asks/),
    ]);
  });
});

describe('an attached policy', () => {
  const attached = (policyArn: string) => managed('RolePolicyAttachment', 'a', { policyArn });
  test('is one of the environment or one of AWS', () => {
    expect(problemsOf([managed('Policy', 'p', {}), attached(arn('policy/p'))])).toEqual([]);
    expect(problemsOf([attached('arn:aws:iam::aws:policy/AmazonEKSClusterPolicy')])).toEqual([]);
    expect(problemsOf([attached(arn('policy/p'))])).toEqual([expect.stringMatching(/no such Policy .*policy\/p/)]);
  });
});

describe('a cluster that is named', () => {
  const addon = managed('Addon', 'dns', { clusterName: 'c' }, 'eks');
  test('is there', () => {
    expect(problemsOf([addon, managed('Cluster', 'c', {}, 'eks')])).toEqual([]);
    const elsewhere = { ...managed('Cluster', 'c', {}, 'eks'), metadata: { name: 'c', namespace: 'prod' } };
    for (const other of [managed('Cluster', 'd', {}, 'eks'), elsewhere]) {
      expect(problemsOf([addon, other])).toEqual([expect.stringMatching(/no such Cluster \(c\)/)]);
    }
  });
});

describe('a registration', () => {
  const rights = (entry: string, roleName: string) => [
    role(),
    managed('AccessEntry', 'e', { principalArnFromRoleRef: { name: roleName } }, 'eks'),
    managed('AccessPolicyAssociation', 'rights', { principalArnRef: { name: entry } }, 'eks'),
  ];
  const registration = (accessName: string) => ({
    apiVersion: 'example.org/v1',
    kind: 'ClusterRegistration',
    metadata: { name: 'c', namespace: 'argocd' },
    spec: { cluster: { namespace: 'dev', name: 'c' }, accessName, roleArn: arn('role/cart') },
  });
  const registrationProblemsOf = (accessName: string, ...objects: readonly object[]) =>
    problemsOf([registration(accessName), ...objects]).filter((problem) => problem.includes('ClusterRegistration'));

  test('that waits for the rights of its role is fine', () => {
    expect(registrationProblemsOf('rights', ...rights('e', 'cart'))).toEqual([]);
  });

  test.each([
    ['are not there', 'right', rights('e', 'cart'), /no such AccessPolicyAssociation in namespace "dev" \(right\)/],
    ['are those of another role', 'rights', rights('e', 'till'), /of another role than spec\.roleArn \(rights\)/],
    ['are those of no entry', 'rights', rights('f', 'cart'), /of another role than spec\.roleArn \(rights\)/],
  ])('is a problem where the rights that it names %s', (_what, accessName, objects, message) => {
    expect(registrationProblemsOf(accessName, ...objects)).toEqual([expect.stringMatching(message)]);
  });
});
