import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkParts } from './check-parts';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run check',
    does: 'Checks dist/, what the guard refuses, types, lint and tests, and ends with the first that fails.',
  });
  const failed = checkParts.find(
    (part) => spawnSync('npm', ['run', part], { cwd: join(__dirname, '..'), stdio: 'inherit' }).status !== 0,
  );
  if (failed !== undefined) process.exitCode = 1;
});
