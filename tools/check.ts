import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';

/** By the names of their npm scripts; whatever fails ends the check, since the next would say the same in more words. */
const parts = ['in-sync', 'guard', 'types', 'lint', 'test', 'placeholders'];

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run check',
    does: 'Checks dist/, what the guard refuses, types, lint and tests, and ends with the first that fails.',
  });
  const failed = parts.find(
    (part) => spawnSync('npm', ['run', part], { cwd: join(__dirname, '..'), stdio: 'inherit' }).status !== 0,
  );
  if (failed !== undefined) process.exitCode = 1;
});
