import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../../config/environments';
import { platform } from '../../config/platform';
import { organisationOf, ownershipProblems, ownerships, ownersOf } from './code-owners';
import { repositoryFiles } from './repository-files';

const root = join(__dirname, '../..');
const tracked = repositoryFiles(root);
const owned = ownerships(readFileSync(join(root, '.github/CODEOWNERS'), 'utf8'));

test('every line fits a file, and names teams of the organisation that has the repository', () => {
  expect(owned.length).toBeGreaterThan(0);
  expect(ownershipProblems(owned, tracked, organisationOf(platform.repositoryUrl))).toEqual([]);
});

test('somebody owns each file of what keeps data, of what all share, of what is refused, and of what is pinned', () => {
  const retained = environments.filter(({ protection }) => protection === 'retained').map(({ name }) => name);
  const dangerous = [
    ...retained.flatMap((name) => [`config/${name}.ts`, `dist/${name}/`]),
    ...['config/platform.ts', 'dist/platform/', 'dist/argocd/', 'checks/', 'config/rules/', '.github/', 'bootstrap/'],
  ];
  const pinning = tracked.filter((file) =>
    /(?:^|\/)(?:go\.(?:mod|sum)|requirements\.txt|package(?:-lock)?\.json)$/.test(file),
  );
  const files = dangerous.map((path) => tracked.filter((file) => file.startsWith(path)));
  expect(dangerous.filter((_path, index) => files[index]?.length === 0)).toEqual([]);
  expect([...files.flat(), ...pinning].filter((file) => ownersOf(file, owned).length === 0)).toEqual([]);
});

describe('a line', () => {
  const problemsOf = (line: string) => ownershipProblems(ownerships(line), ['config/prod.ts', 'e2e/a/go.mod'], 'acme');

  test.each([
    '/config/prod.ts @acme/platform',
    '/config/ @acme/a @acme/b # why',
    '/config/*.ts @acme/a',
    '**/go.mod @acme/a',
  ])('may be %s', (line) => {
    expect(problemsOf(line)).toEqual([]);
  });

  test.each([
    ['/config/test.ts @acme/a', '/config/test.ts: fits no file — correct or remove it'],
    ['/config/prod @acme/a', '/config/prod: fits no file — correct or remove it'],
    ['/*.ts @acme/a', '/*.ts: fits no file — correct or remove it'],
    ['config/prod.ts @acme/a', 'config/prod.ts: begins nowhere — write / or **/ before it'],
    ['/config/', '/config/: has no owner — name a team'],
    ['/config/ @other/a', '/config/: is not owned by a team of acme (@other/a) — name one of yours'],
    ['/config/ @someone', '/config/: is not owned by a team of acme (@someone) — name one of yours'],
  ])('may not be %s', (line, problem) => {
    expect(problemsOf(line)).toEqual([`.github/CODEOWNERS ${problem}`]);
  });

  test('holds over those before it', () => {
    const lines = ownerships('/config/ @acme/a\n/config/prod.ts @acme/b\n');
    expect(ownersOf('config/prod.ts', lines)).toEqual(['@acme/b']);
    expect(ownersOf('config/dev.ts', lines)).toEqual(['@acme/a']);
    expect(ownersOf('README.md', lines)).toEqual([]);
  });
});

test.each([
  ['https://github.com/acme/platform.git', 'acme'],
  ['git@github.com:acme/platform.git', 'acme'],
  ['ssh://git@github.com/acme/platform.git', 'acme'],
  ['https://git.example/acme/platform.git', undefined],
])('the organisation of %s is %s', (url, organisation) => {
  expect(organisationOf(url)).toBe(organisation);
});
