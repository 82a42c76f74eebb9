import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { environments } from '../config/environments';
import { readTree } from '../files/read-tree';

const repository = join(__dirname, '..');
/** A copy of the repository without dist/, so that no test touches the real one. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'synth-'));
  for (const part of [
    'argocd',
    'config',
    'charts',
    'files',
    'kinds',
    'objects',
    'texts',
    'tools',
    'cdk8s.yaml',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  }
  for (const part of ['imports', 'node_modules']) symlinkSync(join(repository, part), join(folder, part));
});
afterEach(() => rmSync(join(folder, 'dist'), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

test('what cdk8s runs gives the bytes of dist/, in another time zone and language too', () => {
  const { app, output } = parse(readFileSync(join(folder, 'cdk8s.yaml'), 'utf8'));
  // cdk8s-cli empties its output before it runs the app, so a failing synth would take dist/ with it.
  expect(output).not.toMatch(/^dist\/?$/);
  const elsewhere = { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const env = { ...process.env, ...elsewhere };
  expect(spawnSync(app, { cwd: folder, env, shell: true }).status).toBe(0);
  expect(readTree(join(folder, 'dist'))).toEqual(readTree(join(repository, 'dist')));
});

/** Runs what cdk8s runs after one change of a file of `config/`; what it wrote to stderr. */
function synthAfter(file: string, change: (text: string) => string): string {
  const path = join(folder, 'config', file);
  const text = readFileSync(path, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(path, change(text));
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/synth.ts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  writeFileSync(path, text);
  expect({ status, stdout, dist: readTree(join(folder, 'dist')) }).toEqual({ status: 1, stdout: '', dist: {} });
  return stderr;
}

/** Number of the first line with a word, in a file of `config/`. */
function lineOf(file: string, word: string): number {
  const lines = readFileSync(join(folder, 'config', file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(word)) + 1;
}

test('a mistake is reported in one line without a stack trace, wherever it keeps the files from being read', () => {
  const [{ name, account } = { name: '', account: '' }] = environments;
  const file = `${name}.ts`;
  expect(synthAfter(file, (text) => text.replace(`'${account}'`, "'1111'"))).toBe(
    `config/${file} account: is not an AWS account id ("1111") — write its 12 digits in quotes, leading zeros included
1 mistake, dist/ unchanged
`,
  );
  expect(synthAfter(file, (text) => text.replace(/^(\s*account: '\d+'),\n/m, '$1\nregion: "",\n'))).toBe(
    `config/${file}:${lineOf(file, 'account: ') + 1}:0: is no TypeScript, expected "}" but found "region" — correct it here, or in the line before
1 mistake, dist/ unchanged
`,
  );
  expect(synthAfter('environments.ts', (text) => text.replace(`'./${name}'`, "'./nowhere'"))).toBe(
    `config/environments.ts:${lineOf('environments.ts', `'./${name}'`)}: imports what is not there ("./nowhere") — correct the path, or add the file
1 mistake, dist/ unchanged
`,
  );
  expect(synthAfter(file, (text) => text.replace(/^export/m, "void Promise.reject(new Error('later'));\nexport"))).toBe(
    `config/${file}:${lineOf(file, 'export ')}:21: cannot be run, Error: later — correct the expression
1 mistake, dist/ unchanged
`,
  );
  expect(synthAfter('services.ts', (text) => `${text}\nprocess.exit(0);\n`)).toBe(
    `config/: cannot be run, something in it ends the process — take it out
1 mistake, dist/ unchanged
`,
  );
  expect(synthAfter('platform.ts', (text) => text.replace('export const platform', 'export const shared'))).toMatch(
    /^config\/platform.ts: .*\n1 mistake, dist\/ unchanged\n$/,
  );
});

test('what the system refuses is said in one line, and leaves dist/ as it was', () => {
  const output = join(folder, 'package.json', 'output');
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/synth.ts'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDK8S_OUTDIR: output },
  });
  expect({ status, stdout, dist: readTree(join(folder, 'dist')) }).toEqual({ status: 1, stdout: '', dist: {} });
  expect(stderr).toMatch(/^ENOTDIR: .* — see to that, and run the command again\n$/);
});

test('cdk8s-cli adds one line to a mistake and no stack trace, and fails, wherever it writes', () => {
  const path = join(folder, 'config/dev.ts');
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, text.replace(/account: '[^']*'/, "account: '1111'"));
  for (const options of [[], ['--output', '', '--stdout']]) {
    const { status, stderr } = spawnSync('node_modules/.bin/cdk8s', ['synth', '--check-upgrade=false', ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr.replace(/"[^"]*"\n$/, '"…"\n')).toBe(
      `config/dev.ts account: is not an AWS account id ("1111") — write its 12 digits in quotes, leading zeros included
1 mistake, dist/ unchanged
ERROR: synthesis failed, app expected to create "…"
`,
    );
    expect({ status, dist: readTree(join(folder, 'dist')) }).toEqual({ status: 1, dist: {} });
  }
  writeFileSync(path, text);
});
