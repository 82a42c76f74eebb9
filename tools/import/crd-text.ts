import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WantedCrd } from './parse-crd';
import { ImportError } from './problems';
import { reasonOf } from './reason-of';
import type { Source } from './sources';

/** Gives the text of the file that holds one CRD; throws ImportError when there is none. */
export type CrdText = (source: Source, wanted: WantedCrd) => Promise<string>;

/** Reads CRDs from `<directory>/<source name>/<plural>.<group>.yaml`. */
export function crdTextFromDirectory(directory: string): CrdText {
  return async (source, { where, group, plural }) => {
    const file = join(directory, source.name, `${plural}.${group}.yaml`);
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      throw new ImportError([`${where}: file not readable (${reasonOf(error)}) — add the file or drop the kind`]);
    }
  };
}

/** Downloads CRDs from their pinned upstream URLs; each has `timeout` milliseconds to arrive. */
export function crdTextFromUpstream(timeout: number): CrdText {
  return async (source, { where, group, plural }) => {
    const url = source.url(source.version, group, plural);
    const fail = (what: string, advice: string) => new ImportError([`${where}: ${what} (${url}) — ${advice}`]);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(timeout) });
      if (response.status === 200) return await response.text();
      await response.body?.cancel();
      throw fail(`upstream answered ${response.status}`, 'correct version or kind in tools/import/sources.ts');
    } catch (error) {
      if (error instanceof ImportError) throw error;
      throw fail(`download failed, ${reasonOf(error)}`, 'check the network or use --from DIR');
    }
  };
}
