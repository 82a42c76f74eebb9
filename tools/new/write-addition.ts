import { isDeepStrictEqual } from 'node:util';
import { loadConfiguration } from '../../charts/configuration';
import { distFiles } from '../../charts/dist-files';
import { units } from '../../charts/units';
import type { Files } from '../../charts/write';
import { replaceFiles } from '../../files/replace-files';
import { ProgramError } from '../processes/program-error';
import type { Addition, Asked } from './addition';
import { type Texts, textsOf, writtenBy } from './configuration-files';
import { formatted } from './formatted';

/** Files of the configuration that are ready to be written, and what they render. */
export interface Prepared {
  /** The files that are new or change, by their paths from the repository root. */
  readonly changed: Texts;
  /** What `dist/` becomes. */
  readonly rendered: Files;
}

/**
 * Edits the files, lays them out, and reads and renders the result as synth would, without writing anything.
 *
 * @param before every file of the configuration
 * @param root where `config/model/` is
 * @throws ProgramError where the files cannot be edited so that they say exactly the addition, and ConfigurationError for
 *   what the rules refuse of it
 */
export function prepared(addition: Addition, asked: Asked, before: Texts, root: string): Prepared {
  const edited = addition.edited(asked, before);
  // Otherwise laying out would also move what nobody asked to change.
  const untidy = Object.keys(edited).filter((path) => {
    const text = before[path];
    return text !== undefined && formatted(path, text) !== text;
  });
  if (untidy.length > 0) {
    const lines = untidy.map(
      (path) => `${path}: is not laid out as Biome does it — run "npm run format", then this again`,
    );
    throw new ProgramError(lines.join('\n'));
  }
  const changed = Object.fromEntries(Object.entries(edited).map(([path, text]) => [path, formatted(path, text)]));
  const after = writtenBy({ ...before, ...changed }, root);
  const wanted = addition.added(asked);
  if (!isDeepStrictEqual(after, wanted)) {
    const paths = Object.keys(changed).join(', ');
    const what = 'would say something else than the old configuration and the addition';
    throw new ProgramError(`${paths}: ${what} (${addition.called(asked)}) — write the entry by hand`);
  }
  const { environments, platform } = loadConfiguration(after);
  const rendered = distFiles(environments, platform, units(environments, platform));
  const refused = addition.refused?.(asked, rendered) ?? [];
  if (refused.length > 0) throw new ProgramError(refused.join('\n'));
  return { changed, rendered };
}

/**
 * Writes prepared files, all of them or none.
 *
 * @throws ProgramError where somebody has changed a file in the meantime
 */
export function writeAll({ changed }: Prepared, before: Texts, root: string): void {
  const now = textsOf(root);
  const moved = Object.keys(changed).filter((path) => now[path] !== before[path]);
  if (moved.length > 0) {
    const lines = moved.map((path) => `${path}: has changed in the meantime — run this again`);
    throw new ProgramError(lines.join('\n'));
  }
  replaceFiles(root, changed);
}
