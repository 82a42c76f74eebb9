/** A version of a project, as a text names it: `Argo CD vX.Y.Z`, `Node X`. */
export interface NamedVersion {
  readonly project: string;
  readonly version: string;
}

/** Every version that a text names of these projects, each once; the name may stand on the line before. */
export function namedVersions(text: string, projects: readonly string[]): NamedVersion[] {
  const found = joined(text).matchAll(new RegExp(`(?<![\\w/-])(${projects.join('|')}) (v?\\d+(?:\\.\\d+)*)`, 'g'));
  const named = [...found].map(([, project = '', version = '']): NamedVersion => ({ project, version }));
  return [...new Map(named.map((one) => [`${one.project} ${one.version}`, one])).values()];
}

/**
 * Every version in a text, such as `vX.Y.Z`, that stands neither after one of these projects nor after a word that makes
 * it a bound or an example, and is not quoted.
 */
export function namelessVersions(text: string, projects: readonly string[]): string[] {
  const before = [...projects, 'before', 'after', 'since', 'up to', 'such as', 'e\\.g\\.'].join('|');
  const found = joined(text).matchAll(new RegExp(`(?<!(?:${before}) |[\\w/@.\`'"-])v\\d+(?:\\.\\d+)+`, 'gi'));
  return [...new Set([...found].map(([version]) => version))];
}

/** In one line, with two blanks between paragraphs; a comment that goes on begins its next line with what makes it one. */
function joined(text: string): string {
  return text.replace(/ *\n *(?:\*|\/\/|--|#)? */g, ' ');
}
