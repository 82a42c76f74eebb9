import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Scratch } from './scratch';

/**
 * Writes files below a folder, all of them or none; what they replace comes back where one cannot be written.
 *
 * @param texts of the files, by their paths below the folder
 */
export function replaceFiles(folder: string, texts: Readonly<Record<string, string>>): void {
  // Inside the folder, since a rename works only inside one file system.
  const staging = new Scratch(join(folder, '.replaced-'));
  try {
    const files = Object.entries(texts).map(([path, text], index) => {
      const [next, former] = [join(staging.folder, `${index}-next`), join(staging.folder, `${index}-former`)];
      writeFileSync(next, text);
      return { target: join(folder, path), next, former };
    });
    swap(files);
  } finally {
    staging.remove();
  }
}

interface Replaced {
  readonly target: string;
  readonly next: string;
  readonly former: string;
}

// Synchronous, so that no signal handler runs between two renames.
function swap(files: readonly Replaced[]): void {
  const done: Replaced[] = [];
  try {
    for (const file of files) {
      mkdirSync(dirname(file.target), { recursive: true });
      if (existsSync(file.target)) copyFileSync(file.target, file.former);
      renameSync(file.next, file.target);
      done.push(file);
    }
  } catch (error) {
    for (const { former, target } of done) {
      if (existsSync(former)) renameSync(former, target);
      else rmSync(target);
    }
    throw error;
  }
}
