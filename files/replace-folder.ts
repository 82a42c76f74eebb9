import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces `target` as a whole by what `fill` puts into the folder it is given, or not at all when `fill` throws.
 * The second folder `fill` is given is for its own temporary files.
 */
export function replaceFolder(target: string, fill: (folder: string, scratch: string) => void): void {
  // Beside the target, since a rename works only inside one file system.
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  const clean = () => rmSync(staging, { recursive: true, force: true });
  process.once('exit', clean);
  try {
    const next = join(staging, 'next');
    mkdirSync(next);
    fill(next, join(staging, 'scratch'));
    swap(target, next, join(staging, 'previous'));
  } finally {
    process.off('exit', clean);
    clean();
  }
}

// Synchronous, so that no signal handler runs between the two renames.
function swap(target: string, next: string, previous: string): void {
  const replaces = existsSync(target);
  if (replaces) renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    if (replaces) renameSync(previous, target);
    throw error;
  }
}
