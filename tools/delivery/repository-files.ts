import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramError } from '../processes/program-error';

/** Paths of all files of a clone that Git does not ignore, from its root; throws ProgramError where there is no clone. */
export function repositoryFiles(root: string): string[] {
  const options = ['-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { status, stdout, stderr } = spawnSync('git', ['ls-files', ...options], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new ProgramError(`git ls-files: failed (${stderr?.trim()}) — run this in a clone`);
  // Git still lists a file that is deleted and not yet staged.
  return stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}
