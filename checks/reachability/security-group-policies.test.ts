import { parseDist } from '../../objects/dist';
import { groupsOf } from './security-group-policies';

const from = (name: string) => ({
  apiVersion: 'ec2.aws.m.upbound.io/v1beta1',
  kind: 'SecurityGroup',
  name,
  fieldPath: 'status.atProvider.id',
});
const reference = (name: string, index: number) => ({
  patchesFrom: from(name),
  toFieldPath: `spec.securityGroups.groupIds[${index}]`,
});
const object = (spec: object, references: object[], namespace = 'payment') =>
  JSON.stringify({
    apiVersion: 'kubernetes.m.crossplane.io/v1alpha1',
    kind: 'Object',
    metadata: { name: 'pods', namespace: 'dev' },
    spec: {
      forProvider: {
        manifest: {
          apiVersion: 'vpcresources.k8s.aws/v1beta1',
          kind: 'SecurityGroupPolicy',
          metadata: { name: 'pods', namespace },
          spec,
        },
      },
      references,
    },
  });
const [web, account] = [{ app: 'web' }, { account: 'web' }];
const groups = (labels: Record<string, string>, serviceAccountLabels: Record<string, string>, ...documents: string[]) =>
  groupsOf(parseDist('dist/dev/x.yaml', documents.join('\n---\n')).objects, {
    namespace: 'payment',
    labels,
    serviceAccountLabels,
  });
const [base, own] = [reference('base', 0), reference('own', 1)];

describe('the groups of a pod', () => {
  test('are those that the policies of its namespace patch in, in any order', () => {
    expect(groups({}, {}, object({ podSelector: {} }, [own, base]))).toEqual(['base', 'own']);
    expect(groups({}, {}, object({ podSelector: {} }, [base], 'reporting'))).toEqual([]);
  });

  test('are those of all policies that select it', () => {
    const two = [
      object({ podSelector: {} }, [base]),
      object({ podSelector: { matchLabels: web } }, [reference('web', 0), reference('base', 1)]),
    ];
    expect(groups(web, {}, ...two)).toEqual(['base', 'web']);
    expect(groups({}, {}, ...two)).toEqual(['base']);
  });

  test.each<[string, object, boolean[]]>([
    ['a pod selector', { podSelector: { matchLabels: web } }, [true, false, true, false]],
    ['a service account selector', { serviceAccountSelector: { matchLabels: account } }, [true, true, false, false]],
    [
      'both',
      { podSelector: { matchLabels: web }, serviceAccountSelector: { matchLabels: account } },
      [true, false, false, false],
    ],
    ['neither', {}, [false, false, false, false]],
  ])('come by %s', (_what, spec, expected) => {
    const pods: [Record<string, string>, Record<string, string>][] = [
      [web, account],
      [{}, account],
      [web, {}],
      [{}, {}],
    ];
    const selected = pods.map(
      ([labels, accountLabels]) => groups(labels, accountLabels, object(spec, [base])).length > 0,
    );
    expect(selected).toEqual(expected);
  });

  test.each<[string, object, object[]]>([
    ['none', {}, []],
    ['one at a place of its own only', {}, [own]],
    ['an id that is written down', { securityGroups: { groupIds: ['sg-1'] } }, []],
    ['an id that is written down beside a patched one', { securityGroups: { groupIds: ['', 'sg-1'] } }, [base]],
    ['something else than an id', {}, [{ ...base, patchesFrom: { ...from('base'), fieldPath: 'metadata.name' } }]],
    ['another kind', {}, [{ ...base, patchesFrom: { ...from('base'), kind: 'VPC' } }]],
    ['six', {}, [0, 1, 2, 3, 4, 5].map((index) => reference(`g${index}`, index))],
  ])('that are %s are refused', (_what, spec, references) => {
    expect(() => groups({}, {}, object({ podSelector: {}, ...spec }, references))).toThrow(/Object\/pods: .+ — /);
  });

  test('that a policy of the workload cluster itself writes down are refused', () => {
    const metadata = { name: 'pods', namespace: 'payment' };
    const spec = { podSelector: {}, securityGroups: { groupIds: ['sg-1'] } };
    const plain = { apiVersion: 'vpcresources.k8s.aws/v1beta1', kind: 'SecurityGroupPolicy', metadata, spec };
    expect(() => groups({}, {}, JSON.stringify(plain))).toThrow(/SecurityGroupPolicy\/pods/);
  });
});
