import { posix } from 'node:path';

/** A document of this repository. */
export interface Document {
  /** Path from the repository root, with forward slashes. */
  readonly file: string;
  readonly text: string;
}

/** Folders whose names begin a path wherever a document writes one. */
const folders = 'argocd|bootstrap|charts|checks|config|dist|e2e|examples|files|graph|imports|kinds|objects|plan|tools';

/** A path from the repository root: not the end of a longer one, nor a part of an address or of an image's name. */
const written = new RegExp(`(?<![\\w./:@⟩>-])(?:${folders})/[\\w./*<>⟨⟩-]*`, 'g');

/** The target of a link within the repository, without its anchor. */
const linked = /\]\((?![a-z]+:|#)([^)#\s]+)/g;

/** `⟨env⟩`, `<env>` and their long form: every environment, one after the other. */
const anyEnvironment = /[⟨<]env(?:ironment)?[⟩>]/g;

/** Any other placeholder, and `*`: anything that one level of a path can be. */
const anything = /[⟨<][\w-]+[⟩>]|\*/g;

/**
 * One problem for each path in a document that is neither a file nor a folder of the repository. A placeholder for an
 * environment stands for every environment, any other for any name. An environment that documents name as an example
 * may have another name, as long as some environment has the path.
 */
export function documentedPathProblems(
  { file, text }: Document,
  files: readonly string[],
  environments: readonly string[],
  examples: readonly string[] = [],
): string[] {
  const exists = (path: string) =>
    everyEnvironment(path, environments).every((one) => isThere(one, files)) ||
    anyExample(path, environments, examples).some((one) => isThere(one, files));
  return text.split('\n').flatMap((line, index) =>
    pathsOf(line.replaceAll(/<br ?\/>/g, ' '), posix.dirname(file))
      .filter((path) => !exists(path))
      .map((path) => `${file}:${index + 1}: names what does not exist (${path}) — write the path of a file or folder`),
  );
}

function pathsOf(line: string, folder: string): string[] {
  const fromRoot = [...line.matchAll(written)].map(([path]) => path.replace(/\.+$/, ''));
  const fromHere = [...line.matchAll(linked)].map(([, target = '']) => posix.join(folder, target));
  return [...new Set([...fromRoot, ...fromHere])];
}

function everyEnvironment(path: string, environments: readonly string[]): string[] {
  return environments.map((environment) => path.replaceAll(anyEnvironment, environment));
}

function anyExample(path: string, environments: readonly string[], examples: readonly string[]): string[] {
  const example = new RegExp(`(^(?:config|dist)/|[/-])(?:${examples.join('|')})(?=[./]|$)`, 'g');
  return examples.length === 0 ? [] : environments.map((environment) => path.replaceAll(example, `$1${environment}`));
}

function isThere(path: string, files: readonly string[]): boolean {
  const parts = path.split(anything).map((part) => part.replaceAll('.', '\\.'));
  const end = path.endsWith('/') ? '' : '(?:/|$)';
  const pattern = new RegExp(`^${parts.join('[^/]+')}${end}`);
  return files.some((file) => pattern.test(file));
}
