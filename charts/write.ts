import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Yaml } from 'cdk8s';
import { replaceFolder } from '../files/replace-folder';
import type { Unit } from './units';

/** The YAML of a unit: each of its objects as a document. */
export function render({ chart }: Unit): string {
  return Yaml.stringify(...chart.toJson());
}

/** Replaces a folder with the units' files, as a whole, and only after every unit has been rendered. */
export function write(units: readonly Unit[], folder: string): void {
  replaceFolder(folder, (next) => {
    for (const unit of units) {
      const path = join(next, unit.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, render(unit));
    }
  });
}
