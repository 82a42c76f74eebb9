import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../files/read-tree';
import { planned } from './planned';

let root = '';
let dist = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'planned-'));
  dist = join(root, 'dist');
  // Those that say which revision is deployed, and some that are.
  for (const part of ['argocd', 'dev/workload']) {
    cpSync(join(__dirname, '../../dist', part), join(dist, part), { recursive: true });
  }
});
afterAll(() => rmSync(root, { recursive: true }));

test('without a repository to compare with, the reason is told instead of a plan', () => {
  expect(planned(readTree(dist), root, 'main', false)).toMatch(
    /^There is no plan yet:\n.+: is not in a Git repository — clone it/,
  );
});

test('the plan is that of files which nobody has written', () => {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '--message', 'All');
  const [file = '', text = ''] =
    Object.entries(readTree(dist)).find(([path]) => path.startsWith('dev/workload/')) ?? [];
  const without = Object.fromEntries(Object.entries(readTree(dist)).filter(([path]) => path !== file));
  expect(text).not.toBe('');
  const unit = join('dist', file, '..');
  expect(planned(readTree(dist), root, 'main', false)).not.toContain(unit);
  expect(planned(without, root, 'main', false)).toContain(`${unit}: `);
  expect(readTree(dist)).toHaveProperty([file], text);
});
