import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readTree } from './read-tree';

/** Renders `dist/` and fails where it was not what the source renders: changed, missing and left-over files alike. */
const root = join(__dirname, '..');
const dist = join(root, 'dist');

const before = readTree(dist);
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'charts/main.ts'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
const after = readTree(dist);
const stale = Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);

for (const path of stale) {
  const what = path in before ? (path in after ? 'differs' : 'is left over') : 'is missing';
  console.error(`dist/${path}: ${what} — it has just been rendered anew: review it and commit it with its source`);
}
if (status === 0 && stale.length === 0)
  console.log(`dist/ is what the source renders (${Object.keys(after).length} files)`);
else process.exitCode = 1;
