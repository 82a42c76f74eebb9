import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Yaml } from 'cdk8s';
import type { Unit } from './units';

/** The YAML of a unit: each of its objects as a document. */
export function render({ chart }: Unit): string {
  return Yaml.stringify(...chart.toJson());
}

/** Replaces a folder with the units' files, as a whole: whoever looks sees the old folder or the new one. */
export function write(units: readonly Unit[], folder: string): void {
  // Everything is rendered before anything is written, so that an error leaves no trace.
  const files = units.map((unit) => ({
    path: join(unit.directory, `${unit.chart.node.id}.yaml`),
    text: render(unit),
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
