import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ProgramError } from '../processes/program-error';

const biome = join(__dirname, '..', '..', 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const repository = join(__dirname, '..', '..');

/**
 * The text of a file as `npm run format` leaves it: laid out, and its imports in order.
 *
 * @param path from the repository root, which decides what Biome takes the text for
 * @throws ProgramError where Biome does not run
 */
export function formatted(path: string, text: string): string {
  const args = [biome, 'check', '--write', '--linter-enabled=false', `--stdin-file-path=${path}`];
  const { error, status, stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: repository,
    encoding: 'utf8',
    input: text,
  });
  if (error === undefined && status === 0) return stdout;
  throw new ProgramError(`${path}: Biome does not lay it out (${error?.message ?? stderr.trim()}) — run npm ci`);
}
