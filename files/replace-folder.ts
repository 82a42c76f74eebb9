import { lstatSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Scratch } from './scratch';

/**
 * Replaces `target` as a whole by what `fill` puts into the folder it is given, or not at all when `fill` throws.
 * The second folder `fill` is given is for its own temporary files.
 */
export function replaceFolder(target: string, fill: (folder: string, scratch: string) => void): void {
  // Beside the target, since a rename works only inside one file system.
  const staging = new Scratch(join(dirname(target), `.${basename(target)}-`));
  try {
    const next = join(staging.folder, 'next');
    mkdirSync(next);
    fill(next, join(staging.folder, 'scratch'));
    swap(target, next, join(staging.folder, 'previous'));
  } finally {
    staging.remove();
  }
}

// Synchronous, so that no signal handler runs between the two renames.
function swap(target: string, next: string, previous: string): void {
  // A link that leads nowhere is in the way as well.
  const replaces = lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  if (replaces) renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    if (replaces) renameSync(previous, target);
    throw error;
  }
}
