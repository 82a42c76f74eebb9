import { examplePlatform } from '../model/example';
import { platform } from '../platform';
import { platformProblems } from './platform-checks';

test('the platform of this repository is valid', () => {
  expect(platformProblems(platform)).toEqual([]);
});

test.each([
  [
    'a role that is no ARN',
    { management: { ...examplePlatform.management, argocdRoleArn: 'argocd' } },
    'management.argocdRoleArn',
  ],
  [
    'a version that floats',
    { versions: { ...examplePlatform.versions, providerAws: 'latest' } },
    'versions.providerAws',
  ],
  ['a role name with blanks', { provisionerRole: 'not a role' }, 'provisionerRole'],
  ['no repository', { repositoryUrl: '' }, 'repositoryUrl'],
  ['an API group of one label', { apiGroup: 'platform' }, 'apiGroup'],
  ['an API group in capitals', { apiGroup: 'Platform.example.org' }, 'apiGroup'],
  ['an API group that belongs to Crossplane', { apiGroup: 'platform.crossplane.io' }, 'apiGroup'],
  [
    'a controller twice',
    { controllers: [...examplePlatform.controllers, examplePlatform.controllers[0]] },
    'controllers[3].name',
  ],
  ['a revision with blanks', { revision: 'the main branch' }, 'revision'],
  [
    'credentials of an unknown kind',
    { management: { ...examplePlatform.management, credentials: 'key' } },
    'management.credentials',
  ],
  [
    'charts that are no web address',
    { upstream: { ...examplePlatform.upstream, crossplane: 'charts' } },
    'upstream.crossplane',
  ],
  [
    'Argo CD from something that is no repository',
    { upstream: { ...examplePlatform.upstream, argocd: 'https://x' } },
    'upstream.argocd',
  ],
  [
    'an image that floats',
    { controllers: [{ ...examplePlatform.controllers[0], image: { source: 'ghcr.io/a/b', tag: 'latest' } }] },
    'controllers[0].image.tag',
  ],
  [
    'a chart that floats',
    {
      controllers: [
        { ...examplePlatform.controllers[0], chart: { ...examplePlatform.controllers[0]?.chart, version: '>=1' } },
      ],
    },
    'controllers[0].chart.version',
  ],
  ['an unknown field', { registry: 'x' }, 'registry'],
  ['a default container of no size', { defaultContainer: { cpu: 0, memoryMiB: 256 } }, 'defaultContainer.cpu'],
])('%s is refused, with its field', (_, change, field) => {
  const fields = platformProblems({ ...examplePlatform, ...change }).map(({ where }) => where);
  expect(fields).toEqual([`config/platform.ts ${field}`]);
});

test('a malformed field hides nothing that is wrong with the others', () => {
  const [controller] = examplePlatform.controllers;
  const problems = platformProblems({
    ...examplePlatform,
    apiGroup: 'platform',
    management: { ...examplePlatform.management, credentials: 'key', argocdRoleArn: 'argocd' },
    versions: { ...examplePlatform.versions, argocd: 3, crossplane: 'latest' },
    controllers: [{ ...controller, pods: 'two', image: { ...controller?.image, tag: 'latest' } }, controller],
  });
  expect(problems.map(({ where }) => where.replace('config/platform.ts ', '')).sort()).toEqual([
    'apiGroup',
    'controllers[0].image.tag',
    'controllers[0].pods',
    'controllers[1].name',
    'management.argocdRoleArn',
    'management.credentials',
    'versions.argocd',
    'versions.crossplane',
  ]);
});

test('more controllers than a profile has selectors are refused', () => {
  const controllers = [
    ...examplePlatform.controllers,
    ...['a', 'b', 'c'].map((name) => ({ ...examplePlatform.controllers[0], name })),
  ];
  expect(platformProblems({ ...examplePlatform, controllers })).toMatchObject([
    { where: 'config/platform.ts controllers' },
  ]);
});
