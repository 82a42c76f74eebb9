import { examplePlatform } from '../model/example';
import { platform } from '../platform';
import { platformProblems } from './platform-checks';

const release = { chart: '1.2.3', image: 'v1.2.3', digest: `sha256:${'5e'.repeat(32)}` };
const example = { ...examplePlatform, controllers: { a: release } };

test('the platform of this repository is valid', () => {
  expect(platformProblems(platform, Object.keys(platform.controllers))).toEqual([]);
});

test.each([
  [
    'a role that is no ARN',
    { management: { ...example.management, argocdRoleArn: 'argocd' } },
    'management.argocdRoleArn',
  ],
  ['a version that floats', { versions: { ...example.versions, providerAws: 'latest' } }, 'versions.providerAws'],
  ['no repository', { repositoryUrl: '' }, 'repositoryUrl'],
  ['an API group of one label', { apiGroup: 'platform' }, 'apiGroup'],
  ['an API group in capitals', { apiGroup: 'Platform.example.org' }, 'apiGroup'],
  ['an API group that belongs to Crossplane', { apiGroup: 'platform.crossplane.io' }, 'apiGroup'],
  ['a revision with blanks', { revision: 'the main branch' }, 'revision'],
  [
    'credentials of an unknown kind',
    { management: { ...example.management, credentials: 'key' } },
    'management.credentials',
  ],
  [
    'charts that are no web address',
    { upstream: { ...example.upstream, crossplane: 'charts' } },
    'upstream.crossplane',
  ],
  [
    'Argo CD from something that is no repository',
    { upstream: { ...example.upstream, argocd: 'https://x' } },
    'upstream.argocd',
  ],
  ['an image that floats', { controllers: { a: { ...release, image: 'latest' } } }, 'controllers.a.image'],
  ['a chart that floats', { controllers: { a: { ...release, chart: '>=1' } } }, 'controllers.a.chart'],
  ['an image without a digest', { controllers: { a: { chart: '1.2.3', image: 'v1.2.3' } } }, 'controllers.a.digest'],
  [
    'a digest in capitals',
    { controllers: { a: { ...release, digest: release.digest.toUpperCase() } } },
    'controllers.a.digest',
  ],
  ['an unknown field', { registry: 'x' }, 'registry'],
  ['a default container of no size', { defaultContainer: { cpu: 0, memoryMiB: 256 } }, 'defaultContainer.cpu'],
])('%s is refused, with its field', (_, change, field) => {
  const fields = platformProblems({ ...example, ...change }, ['a']).map(({ where }) => where);
  expect(fields).toEqual([`config/platform.ts ${field}`]);
});

test('a malformed field hides nothing that is wrong with the others', () => {
  const problems = platformProblems(
    {
      ...example,
      apiGroup: 'platform',
      management: { ...example.management, credentials: 'key', argocdRoleArn: 'argocd' },
      versions: { ...example.versions, argocd: 3, crossplane: 'latest' },
      controllers: { a: { chart: 3, image: 'latest', digest: 'latest' } },
    },
    ['a'],
  );
  expect(problems.map(({ where }) => where.replace('config/platform.ts ', '')).sort()).toEqual([
    'apiGroup',
    'controllers.a.chart',
    'controllers.a.digest',
    'controllers.a.image',
    'management.argocdRoleArn',
    'management.credentials',
    'versions.argocd',
    'versions.crossplane',
  ]);
});

test('more controllers than a profile has selectors are refused', () => {
  const controllers = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, release]));
  expect(platformProblems({ ...example, controllers }, Object.keys(controllers))).toMatchObject([
    { where: 'config/platform.ts controllers' },
  ]);
});
