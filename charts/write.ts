import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Yaml } from 'cdk8s';
import { replaceFolder } from '../files/replace-folder';
import type { Unit } from './units';

/** The files of `dist/`: the text of each by its path below it. */
export type Files = Readonly<Record<string, string>>;

/** The YAML of a unit: each of its objects as a document. */
export function render({ objects }: Pick<Unit, 'objects'>): string {
  return Yaml.stringify(...objects.map(({ body }) => body));
}

/** The files of units. */
export function filesOf(units: readonly Unit[]): Files {
  return Object.fromEntries(units.map((unit) => [unit.path, render(unit)]));
}

/** Replaces a folder with files, as a whole or not at all. */
export function write(files: Files, folder: string): void {
  replaceFolder(folder, (next) => {
    for (const [file, text] of Object.entries(files)) {
      const path = join(next, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  });
}
