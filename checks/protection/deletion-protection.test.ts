import { parseDist } from '../../objects/dist';
import { deletionProtectionProblems } from './deletion-protection';

interface Written {
  readonly kind?: string;
  readonly options?: string;
  readonly policies?: readonly string[];
  readonly forProvider?: object;
}
const confirm = 'Prune=confirm,Delete=confirm';
function objects({
  kind = 'kms Key',
  options = confirm,
  policies = ['Observe', 'Create', 'Update'],
  forProvider = {},
}: Written) {
  const [group, only] = kind.split(' ');
  const metadata = { name: 'x', namespace: 'prod', annotations: { 'argocd.argoproj.io/sync-options': options } };
  const spec = { managementPolicies: policies, forProvider };
  return parseDist(
    'dist/x.yaml',
    JSON.stringify({ apiVersion: `${group}.aws.m.upbound.io/v1`, kind: only, metadata, spec }),
  ).objects;
}

describe('a stateful resource', () => {
  test('that Crossplane keeps and Argo CD asks about is fine', () => {
    expect(deletionProtectionProblems(objects({}))).toEqual([]);
    expect(
      deletionProtectionProblems(objects({ kind: 'dynamodb Table', forProvider: { deletionProtectionEnabled: true } })),
    ).toEqual([]);
    expect(deletionProtectionProblems(objects({ options: `ServerSideApply=true, ${confirm}` }))).toEqual([]);
  });

  test.each<[string, Written, RegExp]>([
    ['Crossplane deletes', { policies: ['Create', 'Delete'] }, /deletes .*\(Delete\)/],
    ['Crossplane does everything with', { policies: ['*'] }, /deletes .*\(\*\)/],
    ['has no management policies', { policies: [] }, /managementPolicies: missing/],
    ['Argo CD prunes', { options: 'Delete=confirm' }, /without Prune=confirm/],
    ['Argo CD deletes', { options: 'Prune=confirm' }, /without Delete=confirm/],
    ['is a table that AWS lets go', { kind: 'dynamodb Table' }, /deletionProtectionEnabled: not true/],
    ['is a cluster that AWS lets go', { kind: 'eks Cluster' }, /deletionProtection: not true/],
  ])('that %s is a problem', (_what, written, message) => {
    expect(deletionProtectionProblems(objects(written))).toEqual([expect.stringMatching(message)]);
  });

  test('that is composed is fine if Argo CD asks about its composite', () => {
    const [key] = objects({ options: '' });
    const [composite] = objects({});
    const [unprotected] = objects({ options: '' });
    const composed = (of: typeof composite) => (key === undefined ? [] : [{ ...key, composite: of }]);
    expect(deletionProtectionProblems(composed(composite))).toEqual([]);
    expect(deletionProtectionProblems(composed(unprotected))).toHaveLength(2);
  });

  test('is not what can be made again', () => {
    expect(deletionProtectionProblems(objects({ kind: 'ec2 Route', policies: ['*'], options: '' }))).toEqual([]);
  });
});
