import { coverageProblems, type RenovateConfig } from './coverage';
import type { Dependency } from './dependency';

const files = { '.nvmrc': '26\n', 'charts.ts': "chart: '1.2.3'", 'README.md': '' };
const config: RenovateConfig = {
  customManagers: [
    {
      managerFilePatterns: ['/^charts\\.ts$/'],
      matchStrings: ["chart: '(?<currentValue>[^']+)'"],
      depNameTemplate: 'chart',
      datasourceTemplate: 'helm',
      registryUrlTemplate: 'https://charts.example',
    },
  ],
  packageRules: [{}, { matchPackageNames: ['node', '!chart'] }],
};
const node: Dependency = {
  file: '.nvmrc',
  manager: 'nvm',
  packageName: 'node',
  datasource: 'node-version',
  version: '26',
};
const chart: Dependency = {
  file: 'charts.ts',
  manager: 'regex',
  packageName: 'chart',
  datasource: 'helm',
  registryUrl: 'https://charts.example/',
  version: '1.2.3',
};

test('what is found in every file that pins versions, and only there, is no problem', () => {
  expect(coverageProblems([node, chart], files, config)).toEqual([]);
});

test('packages may be named by what their names begin with', () => {
  const rules = [{ matchPackageNames: ['k8s.io/**'] }];
  const module = { ...node, packageName: 'k8s.io/api' };
  expect(coverageProblems([module, chart], files, { ...config, packageRules: rules })).toEqual([]);
  expect(coverageProblems([node, chart], files, { ...config, packageRules: rules })).toHaveLength(1);
});

test.each<[string, readonly Dependency[], Readonly<Record<string, string>>, readonly string[]]>([
  [
    'a file in which nothing is found',
    [node, chart],
    { ...files, 'tools/new/go.mod': 'module new' },
    ['.github/renovate.json: finds nothing there (gomod tools/new/go.mod) — let it, or git add the file'],
  ],
  [
    'a file that pins nothing of ours',
    [node, chart, { ...node, file: 'dist/.nvmrc' }],
    files,
    [
      '.github/renovate.json: finds what no test knows (nvm dist/.nvmrc) — add it to tools/delivery/coverage.ts, or ignore it',
    ],
  ],
  [
    'a version that Renovate reads otherwise',
    [node, { ...chart, version: '1.2' }],
    files,
    [
      '.github/renovate.json customManagers: Renovate does not find it (charts.ts chart 1.2.3 helm https://charts.example/) — write it as Renovate reads it',
    ],
  ],
  [
    'a rule for a package that is not there',
    [{ ...node, packageName: 'deno' }, chart],
    files,
    ['.github/renovate.json packageRules[1]: Renovate finds no such package (node) — correct or remove it'],
  ],
])('%s is a problem', (_what, found, all, problems) => {
  expect(coverageProblems(found, all, config)).toEqual(problems);
});
