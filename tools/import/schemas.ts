import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Crd } from './parse-crd';

/** Writes a value into a JSON file, with a line for each key so that a diff reads well. */
export function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 1)}\n`);
}

/** Writes `kinds.json` (every kind, no schema) and `schemas/<group>.json` into `folder`, in the order of `crds`. */
export function writeSchemas(crds: readonly Crd[], folder: string): void {
  mkdirSync(join(folder, 'schemas'), { recursive: true });
  const kinds = crds.map(({ schema: _, ...kind }) => kind);
  writeJson(join(folder, 'kinds.json'), kinds);
  for (const group of new Set(crds.map((crd) => crd.group))) {
    const ofGroup = crds.filter((crd) => crd.group === group);
    writeJson(join(folder, 'schemas', `${group}.json`), ofGroup);
  }
}
