import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramError } from '../processes/program-error';

const repository = join(__dirname, '..', '..');

/** Biome's program itself, without the script around it, which starts Node.js once more; npm installs the one for this machine. */
function program(): string {
  const packages = join(repository, 'node_modules', '@biomejs');
  const [path = 'biome'] = globSync('cli-*/biome*', { cwd: packages });
  return join(packages, path);
}

/**
 * The text of a file as `npm run format` leaves it: laid out, and its imports in order.
 *
 * @param path from the repository root, which decides what Biome takes the text for
 * @throws ProgramError where Biome does not run
 */
export function formatted(path: string, text: string): string {
  const args = ['check', '--write', '--linter-enabled=false', `--stdin-file-path=${path}`];
  const { error, status, stderr, stdout } = spawnSync(program(), args, {
    cwd: repository,
    encoding: 'utf8',
    input: text,
  });
  if (error === undefined && status === 0) return stdout;
  throw new ProgramError(`${path}: Biome does not lay it out (${error?.message ?? stderr.trim()}) — run npm ci`);
}
