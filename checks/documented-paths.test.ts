import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { environments } from '../config/environments';
import { scripts } from '../package.json';
import { documentedNameProblems } from './documented-names';
import { documentedPathProblems } from './documented-paths';

const root = join(__dirname, '..');
const names = environments.map(({ name }) => name);
/** Environments that documents name as examples, whether or not this platform has them. */
const examples = ['dev', 'staging', 'prod'];

/** Every file of the repository except those that are installed or Git's own. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !['node_modules', '.git'].includes(name))
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [relative(root, path).split(sep).join('/')];
    });
}

const files = filesBelow(root);
const documents = files.filter((file) =>
  /^(README|CONTRIBUTING|SECURITY|docs\/.*|bootstrap\/README|e2e\/(.*\/)?README)\.md$/.test(file),
);

test('documents name only paths that exist, in every environment', () => {
  expect(documents).toEqual(expect.arrayContaining(['README.md', 'bootstrap/README.md', 'docs/where-things-are.md']));
  const problems = documents.flatMap((file) =>
    documentedPathProblems({ file, text: readFileSync(join(root, file), 'utf8') }, files, names, examples),
  );
  expect(problems).toEqual([]);
});

test('documents name only scripts, headings and parts of files that exist', () => {
  const read = (path: string) => (files.includes(path) ? readFileSync(join(root, path), 'utf8') : undefined);
  const problems = documents.flatMap((file) =>
    documentedNameProblems({ file, text: readFileSync(join(root, file), 'utf8') }, read, Object.keys(scripts)),
  );
  expect(problems).toEqual([]);
});

describe('a name in a document', () => {
  const texts = new Map([
    ['config/dev.ts', "export const dev = { sync: 'automatic', quota: { pods: 4 } };"],
    ['docs/b.md', '# Of b\n\n## Before, and `after`\n'],
  ]);
  const problemsOf = (text: string) =>
    documentedNameProblems({ file: 'docs/a.md', text: `# Of a\n${text}` }, (path) => texts.get(path), ['synth']);

  test.each([
    'in its file: `quota.pods` in\n[`config/dev.ts`](../config/dev.ts)',
    "a field with its value: `sync: 'manual'` in `config/dev.ts`",
    'of several: `role-⟨name⟩` in `config/dev.ts`',
    'in any other text: `sink` in `config/gone.ts`, or in `config/`',
    'a heading: [here](#of-a), [there](b.md#before-and-after), [elsewhere](https://example.org/b.md#gone)',
    'a script: `npm run synth`, `npm test`',
  ])('may be %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test.each([
    [
      'what its file does not have',
      '`quota.cpu` in `config/dev.ts`',
      /what config\/dev\.ts does not have \(quota\.cpu\)/,
    ],
    ['a heading that is not here', '[here](#before)', /a heading that is not there \(#before\)/],
    ['a heading that is not there', '[there](b.md#of-a)', /a heading that is not there \(b\.md#of-a\)/],
    ['a script that there is not', 'npm run sync', /a script that npm does not have \(sync\)/],
  ])('may not be %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
  });
});

describe('a path in a document', () => {
  const known = ['dist/dev/management/service-payment/service-payment.yaml', 'dist/prod/x.yaml', 'config/dev.ts'];
  const problemsOf = (text: string) => documentedPathProblems({ file: 'docs/a.md', text }, known, ['dev']);

  test.each([
    'a file: `config/dev.ts`.',
    'a folder, with or without its slash: `dist/dev/management/`, dist/dev/management',
    'an environment: `dist/⟨env⟩/management/`, `config/<environment>.ts`',
    'a part of a name: `dist/⟨environment⟩/management/service-⟨name⟩/`',
    'any of several: config["config/*.ts<br/>what we want"]',
    'a link: [the file](../config/dev.ts#anchor)',
    'not one of this repository: https://example.org/config/a.ts, ghcr.io/dist/b, some/charts/c',
  ])('may be %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  test.each([
    ['a file that is not there', '\n`config/test.ts`', 'docs/a.md:2: names what does not exist (config/test.ts)'],
    ['a file as a folder', '`config/dev.ts/`', '(config/dev.ts/)'],
    ['the beginning of a name', '`dist/dev/management/service`', '(dist/dev/management/service)'],
    ['a placeholder that nothing fits', '`dist/argocd/controllers-⟨env⟩/`', '(dist/argocd/controllers-⟨env⟩/)'],
    ['more levels than there are', '`dist/<env>/<unit>/management/`', '(dist/<env>/<unit>/management/)'],
    ['a link to nothing', '[it](config/dev.ts)', '(docs/config/dev.ts)'],
  ])('may not be %s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  test('of an environment that is an example has to exist in any environment', () => {
    const text = '`dist/prod/management/`, `config/prod.ts`, `dist/argocd/environment-prod/`, `dist/prod/gone/`';
    const there = [...known, 'dist/argocd/environment-dev/x.yaml'].filter((path) => !path.includes('prod'));
    expect(documentedPathProblems({ file: 'docs/a.md', text }, there, ['dev'], ['prod'])).toEqual([
      'docs/a.md:1: names what does not exist (dist/prod/gone/) — write the path of a file or folder',
    ]);
  });

  test('has to exist in each environment', () => {
    const problems = documentedPathProblems({ file: 'docs/a.md', text: '`config/⟨env⟩.ts`' }, known, ['dev', 'prod']);
    expect(problems).toHaveLength(1);
  });
});
