import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environments } from '../examples/payments-company/environments';
import { Scratch } from '../files/scratch';

const scratch = new Scratch(join(tmpdir(), 'payment-platform-'));
afterAll(() => scratch.remove());

function run(...args: readonly string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'tools/example.ts', ...args], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
  });
  return { status, stderr, stdout };
}

test('the example is rendered into a folder of its own, with a page for each environment', () => {
  const folder = join(scratch.folder, 'example');
  const { status, stderr, stdout } = run(`--to=${folder}`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const names = environments.map(({ name }) => name);
  expect(stdout).toContain(`dist/${names[0]}: `);
  expect(readdirSync(folder).sort()).toEqual(['dist', ...names.map((name) => `${name}.html`)].sort());
  expect(readdirSync(join(folder, 'dist')).sort()).toEqual(['accounts', 'argocd', 'platform', ...names].sort());
});

test('a folder that is there already is left as it is', () => {
  const { status, stderr, stdout } = run(`--to=${scratch.folder}`);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`--to: is there already (${scratch.folder}) — name a folder that is not there yet\n`);
  expect(existsSync(join(scratch.folder, 'dist'))).toBe(false);
});

test('without a folder it says that one is missing', () => {
  expect(run()).toEqual({
    status: 1,
    stdout: '',
    stderr: '--to: is missing — say into which folder, such as /tmp/example\n',
  });
});
