import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder';
import type { GoProgram } from './go-program';

function inputsOf(module: string): string[] {
  return readdirSync(module, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.go') || file === 'go.mod' || file === 'go.sum')
    .sort();
}

/** Path of a program in the user's cache folder, which changes with everything that the program is built from or with. */
export function programPath(name: string, program: GoProgram, goVersion: string): string {
  const { module, package: goPackage, prepare, variables, tags } = program;
  const hash = createHash('sha256');
  const made = [goVersion, process.platform, process.arch, goPackage, prepare, variables, ...(tags ? [tags] : [])];
  hash.update(`${JSON.stringify(made)}\n`);
  for (const file of inputsOf(module)) hash.update(`${file}\n`).update(readFileSync(join(module, file)));
  return join(cacheFolder(), 'programs', hash.digest('hex').slice(0, 16), name);
}
