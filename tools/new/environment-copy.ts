import { isDeepStrictEqual } from 'node:util';
import { ProgramError } from '../processes/program-error';
import type { Asked } from './addition';
import type { Texts } from './configuration-files';
import { entryOf, likeOf } from './environment-entry';
import { exportOf } from './environment-file';
import { Source } from './source';

const list = 'config/environments.ts';

/** By which name the file of an environment exports it. */
export function exportName(environment: string): string {
  const name = environment.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Source.isIdentifier(name) ? name : `${name}Environment`;
}

/**
 * The file of a new environment, as a copy of the one that it resembles, and the list with it.
 *
 * @throws ProgramError where that file exports more than its environment, or cannot be edited
 */
export function copiedTexts(asked: Asked, texts: Texts): Texts {
  const { like = '', name = '', purpose = '' } = asked.answers;
  const { path, exported } = exportOf(asked.written, like);
  const copy = new Source(`config/${name}.ts`, texts[path] ?? '');
  if (copy.exported.length !== 1) {
    const what = `exports more than its environment (${copy.exported.join(', ')})`;
    throw new ProgramError(`${path}: ${what} — choose another for --like`);
  }
  const identifier = exportName(name);
  const environments = new Source(list, texts[list] ?? '');
  return {
    [copy.path]: withEntry(copy, exported, asked).withName(exported, identifier, purpose).text,
    [list]: environments.withElement('environments', identifier).withImport(identifier, `./${name}`).text,
  };
}

/** The copy with every field that is another; what the two have in common stays as it is written. */
function withEntry(copy: Source, exported: string, asked: Asked): Source {
  return differences(likeOf(asked), entryOf(asked), []).reduce(
    (source, { path, value }) =>
      value === undefined ? source.withoutField(exported, path) : source.withField(exported, path, value),
    copy,
  );
}

interface Difference {
  readonly path: readonly string[];
  /** @default - the field goes */
  readonly value?: unknown;
}

function differences(before: unknown, after: unknown, path: readonly string[]): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isRecord(before) || !isRecord(after)) return [{ path, value: after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => differences(before[key], after[key], [...path, key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
