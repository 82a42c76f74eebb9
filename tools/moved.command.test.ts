import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movedSinceHead } from './moved';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'moved-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): void {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  expect(spawnSync('git', [...who, ...args], { cwd: folder }).status).toBe(0);
}

test('files that are others than those of the last commit are named, whatever is in the folder', () => {
  mkdirSync(join(folder, 'dist/dev'), { recursive: true });
  for (const [name, text] of Object.entries({ same: 'ä', changed: 'a', gone: 'a' })) {
    writeFileSync(join(folder, `dist/dev/${name}.yaml`), text);
  }
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'a');
  writeFileSync(join(folder, 'dist/dev/same.yaml'), 'not committed');
  const files = { 'dev/same.yaml': 'ä', 'dev/changed.yaml': 'b', 'dev/new.yaml': 'a' };
  expect(movedSinceHead(files, folder, 'dist')).toEqual({
    'dev/changed.yaml': 'changed',
    'dev/gone.yaml': 'gone',
    'dev/new.yaml': 'new',
  });
});

test('where there is no commit, nobody knows', () => {
  git('init', '--quiet');
  expect(movedSinceHead({}, folder, 'dist')).toBeUndefined();
});
