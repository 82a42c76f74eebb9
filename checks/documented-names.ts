import { posix } from 'node:path';
import type { Document } from './documented-paths';

/** `name` in `file`, or `name` of [`file`](link). */
const inFile = /`([^`]+)` (?:in|of) \[?`([^`]+\.[a-z]+)`/g;

/** A link to a heading, of the same document or of another. */
const toHeading = /\]\((?![a-z]+:)([^)#\s]*)#([^)\s]+)\)/g;

const script = /\bnpm run ([\w:-]+)/g;

/**
 * One problem for each name that a document says is in a file and is not, for each link to a heading that is not there,
 * and for each script that npm does not have. `read` gives the text of a path, undefined where there is no such file.
 */
export function documentedNameProblems(
  { file, text }: Document,
  read: (path: string) => string | undefined,
  scripts: readonly string[],
): string[] {
  const joined = text.replace(/\s+/g, ' ');
  const at = (path: string) => posix.join(posix.dirname(file), path);
  const names = [...joined.matchAll(inFile)].flatMap(([, name = '', path = '']) => {
    const there = read(path) ?? read(at(path));
    // A placeholder stands for several; of a value that is written with its field, the field is looked for.
    if (there === undefined || /[⟨*]/.test(name)) return [];
    const [field = ''] = name.split(':');
    const isThere = field.split('.').every((part) => there.includes(part));
    return isThere ? [] : [`${file}: names what ${path} does not have (${name}) — write what it has, or where it is`];
  });
  const headings = [...joined.matchAll(toHeading)].flatMap(([, path = '', anchor = '']) => {
    const target = path === '' ? text : (read(at(path)) ?? '');
    if (anchorsOf(target).includes(anchor)) return [];
    return [`${file}: links to a heading that is not there (${path}#${anchor}) — write that of a heading`];
  });
  const commands = [...joined.matchAll(script)].flatMap(([, name = '']) =>
    scripts.includes(name) ? [] : [`${file}: names a script that npm does not have (${name}) — write one of them`],
  );
  return [...new Set([...names, ...headings, ...commands])];
}

/** The anchors that GitHub gives the headings of a document. */
function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
