import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { replaceFolder } from '../../files/replace-folder';
import { writeBindings } from './bindings';
import { writeComposites } from './composites';
import { type CrdText, crdTextFromDirectory, crdTextFromUpstream } from './crd-text';
import type { Kubernetes } from './kubernetes';
import type { Crd } from './parse-crd';
import { ImportError } from './problems';
import { readCrds } from './read-crds';
import { writeJson, writeSchemas } from './schemas';
import type { Source } from './sources';
import { importedVersions } from './versions';

const downloadTimeoutMs = 30_000;

function readArguments(args: readonly string[]): CrdText {
  const { tokens } = parseArgs({ args: [...args], options: { from: { type: 'string' } }, strict: false, tokens: true });
  const directories: string[] = [];
  const problems: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'option' && token.name === 'from') {
      const directory = token.value ?? '';
      const exists = statSync(directory, { throwIfNoEntry: false })?.isDirectory();
      if (exists) directories.push(directory);
      else
        problems.push(
          `--from: no such directory (${directory || 'none named'}) — name a directory of CRDs or leave --from out`,
        );
    } else if (token.kind !== 'option-terminator') {
      const argument = token.kind === 'option' ? token.rawName : token.value;
      problems.push(`command line: unknown argument (${argument}) — only --from DIR is understood`);
    }
  }
  if (directories.length > 1) {
    problems.push(`--from: given more than once (${directories.join(', ')}) — name one directory`);
  }
  if (problems.length > 0) throw new ImportError(problems);
  const [directory] = directories;
  return directory === undefined ? crdTextFromUpstream(downloadTimeoutMs) : crdTextFromDirectory(directory);
}

/** What is imported besides the CRDs of the sources. */
interface Further {
  /** The platform's own kinds. */
  readonly composites: readonly Crd[];
  readonly readKubernetes: () => Promise<Kubernetes>;
}

function report(kinds: readonly { readonly group: string }[]): string[] {
  const groups = [...new Set(kinds.map(({ group }) => group))];
  const lines = groups.map((name) => `${name || 'core'}: ${kinds.filter(({ group }) => group === name).length}`);
  return [...lines, `total: ${kinds.length} kinds in ${groups.length} groups`];
}

/**
 * Replaces `target` with the bindings and schemas of all sources, the bindings of the platform's own kinds, the schemas of
 * Kubernetes' own, and the versions of them all. Returns the lines to print; throws ImportError.
 */
export async function runImport(
  args: readonly string[],
  sources: readonly Source[],
  target: string,
  { composites, readKubernetes }: Further,
): Promise<string[]> {
  const crds = await readCrds(sources, readArguments(args));
  const kubernetes = await readKubernetes();
  replaceFolder(target, (folder, scratch) => {
    writeBindings(crds, folder, scratch);
    if (composites.length > 0) writeComposites(composites, folder, scratch);
    writeSchemas(crds, folder);
    writeJson(join(folder, 'core-kinds.json'), kubernetes);
    writeJson(join(folder, 'versions.json'), importedVersions(sources));
  });
  return report([...crds, ...composites, ...kubernetes.kinds]);
}
