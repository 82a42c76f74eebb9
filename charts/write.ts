import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Yaml } from 'cdk8s';
import type { Unit } from './units';

/** Replaces a folder with the units' files, as a whole: whoever looks sees the old folder or the new one. */
export function write(units: readonly Unit[], folder: string): void {
  const files = units.map(({ directory, chart }) => ({
    path: join(directory, `${chart.node.id}.yaml`),
    text: Yaml.stringify(...chart.toJson()),
  }));
  // On the same disk as the folder itself, or the last step would be a copy.
  const next = join(dirname(folder), `.${basename(folder)}-next`);
  const previous = join(dirname(folder), `.${basename(folder)}-previous`);
  rmSync(next, { recursive: true, force: true });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(next, path)), { recursive: true });
    writeFileSync(join(next, path), text);
  }
  rmSync(previous, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  renameSync(folder, previous);
  renameSync(next, folder);
  rmSync(previous, { recursive: true, force: true });
}
