import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Crd } from './parse-crd';

function toJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 1)}\n`;
}

/** Writes `kinds.json` (every kind, no schema) and `schemas/<group>.json` into `folder`, in the order of `crds`. */
export async function writeSchemas(crds: readonly Crd[], folder: string): Promise<void> {
  await mkdir(join(folder, 'schemas'), { recursive: true });
  const kinds = crds.map(({ schema: _, ...kind }) => kind);
  await writeFile(join(folder, 'kinds.json'), toJson(kinds));
  for (const group of new Set(crds.map((crd) => crd.group))) {
    const ofGroup = crds.filter((crd) => crd.group === group);
    await writeFile(join(folder, 'schemas', `${group}.json`), toJson(ofGroup));
  }
}
