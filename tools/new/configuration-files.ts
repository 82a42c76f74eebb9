import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { WrittenConfiguration } from '../../charts/configuration';
import { isEnvironmentFile } from '../../config/rules/reading/files';
import { Scratch } from '../../files/scratch';

/** The texts of the files that people edit, by their paths from the repository root, for example `config/dev.ts`. */
export type Texts = Readonly<Record<string, string>>;

/** A configuration as its files say it, each of which is known. */
export type Written = Required<WrittenConfiguration>;

/** Reads what people edit in a repository. */
export function textsOf(root: string): Texts {
  const names = readdirSync(join(root, 'config')).filter((name) => name.endsWith('.ts'));
  return Object.fromEntries(
    names.sort().map((name) => [`config/${name}`, readFileSync(join(root, 'config', name), 'utf8')]),
  );
}

/**
 * The configuration that files say, whether or not they are those of the repository; it is read as synth reads it.
 *
 * @param root where `config/model/` is, from which they import
 * @throws what `unreadableProblem` explains, for a file that cannot be read or run
 */
export function writtenBy(texts: Texts, root: string): Written {
  // A new folder each time, since a module that was loaded once is not read again.
  const scratch = new Scratch(join(tmpdir(), 'configuration-'));
  try {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(scratch.folder, path)), { recursive: true });
      writeFileSync(join(scratch.folder, path), text);
    }
    symlinkSync(join(root, 'config', 'model'), join(scratch.folder, 'config', 'model'));
    const load = (name: string) => require(join(scratch.folder, 'config', name));
    const own = Object.keys(texts).filter((path) => isEnvironmentFile(basename(path)));
    return {
      environments: load('environments').environments,
      services: load('services').services,
      platform: load('platform').platform,
      files: own.map((path) => ({ path, exported: { ...load(basename(path)) } })),
    };
  } finally {
    scratch.remove();
  }
}
