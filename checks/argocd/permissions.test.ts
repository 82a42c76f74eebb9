import type { DistObject } from '../../objects/dist';
import { listing, managed, project, workload } from './fixture';
import { hiddenPodProblems, leakProblems, refusedProblems } from './permissions';

const prod = listing({
  file: 'dist/argocd/environment-prod/a.yaml',
  directories: 'dist/prod/management/*',
  project: 'prod',
  namespace: 'prod',
});

test('a project that admits its repository, destination and kinds refuses nothing', () => {
  expect(refusedProblems([...managed('dev'), ...listing(), ...project('dev')])).toEqual([]);
});

test.each<[string, DistObject[][], RegExp[]]>([
  ['a project that there is not', [listing()], [/no such project \(dev\)/]],
  [
    'another repository',
    [listing({ repository: 'https://example.com/theirs.git' }), project('dev')],
    [/repository that its project refuses \(.*theirs.git\)/],
  ],
  ['another namespace', [listing({ namespace: 'prod' }), project('dev')], [/goes where its project refuses/]],
  [
    'an Application in a namespace that its project does not name',
    [listing().map((object) => ({ ...object, namespace: 'dev' })), project('dev')],
    [/in a namespace that its project refuses/],
  ],
  ['another kind', [managed('dev', 'Subnet'), listing(), project('dev')], [/Subnet\/a: refused by project dev/]],
])('Argo CD would refuse %s', (_, objects, expected) => {
  expect(refusedProblems(objects.flat())).toEqual(expected.map((line) => expect.stringMatching(line)));
});

const pod = { group: '', kind: 'Pod' };
const replicaSet = { group: 'apps', kind: 'ReplicaSet' };
const job = { group: 'batch', kind: 'Job' };

test.each([
  ['apps/v1', 'Deployment', [pod, replicaSet]],
  ['apps/v1', 'StatefulSet', [pod]],
  ['batch/v1', 'CronJob', [pod, job]],
  ['batch/v1', 'Job', [pod]],
])('of %s %s Argo CD shows the pods where the project admits them and what makes them', (version, kind, kinds) => {
  const hidden = (admitted: typeof kinds) =>
    hiddenPodProblems([...workload(version, kind), ...listing(), ...project('dev', 'dev', admitted)]);
  expect(hidden(kinds)).toEqual([]);
  for (const one of kinds) {
    expect(hidden(kinds.filter((other) => other !== one))).toEqual([
      expect.stringMatching(new RegExp(`${kind}/a: hidden by project dev, its ${one.kind}s — admit`)),
    ]);
  }
});

test('environments whose projects name their own namespaces do not reach each other', () => {
  const objects = [...managed('dev'), ...managed('prod'), ...listing(), ...prod, ...project('dev'), ...project('prod')];
  expect(leakProblems(objects)).toEqual([]);
});

test('a project that names the namespace of another environment is a problem', () => {
  const objects = [
    ...managed('dev'),
    ...managed('prod'),
    ...listing(),
    ...prod,
    ...project('dev', '*'),
    ...project('prod'),
  ];
  expect(leakProblems(objects)).toEqual([expect.stringMatching(/^dist\/prod.*admitted by dev, /)]);
});

test('a project that all environments share may admit what one of them has', () => {
  const platform = listing({
    file: 'dist/argocd/platform/a.yaml',
    directories: 'dist/platform/*',
    project: 'platform',
  });
  const objects = [...managed('dev'), ...listing(), ...platform, ...project('dev'), ...project('platform', '*')];
  expect(leakProblems(objects)).toEqual([]);
});
