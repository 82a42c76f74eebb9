/** A version of a project, as a text names it: `Argo CD vX.Y.Z`. */
export interface NamedVersion {
  readonly project: string;
  readonly version: string;
}

/** Every version that a text names of these projects, each once; the name may stand on the line before. */
export function namedVersions(text: string, projects: readonly string[]): NamedVersion[] {
  // A comment that goes on begins its next line with what makes it one.
  const joined = text.replace(/\s*\n\s*(?:\*|\/\/|--|#)?\s*/g, ' ');
  const found = joined.matchAll(new RegExp(`(?<![\\w/-])(${projects.join('|')}) (v\\d+(?:\\.\\d+)+)`, 'g'));
  const named = [...found].map(([, project = '', version = '']): NamedVersion => ({ project, version }));
  return [...new Map(named.map((one) => [`${one.project} ${one.version}`, one])).values()];
}
