import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';

/** What loopback has in the place of what it has not. */
export interface Replacements {
  /** Address of Argo CD. */
  readonly url: string;
  /** Issuer of the identity provider. */
  readonly issuer: string;
  /** Address of the repository. */
  readonly git: string;
}

/** Writes the units `settings` and `projects` of a repository's `dist/` into another, changed in nothing but these. */
export function writeAdaptedDist(root: string, dist: string, { url, issuer, git }: Replacements): void {
  const change = (unit: string, edit: (object: Rendered) => void) => {
    const text = readFileSync(join(root, 'dist/argocd', unit, `${unit}.yaml`), 'utf8');
    const objects = parseAllDocuments(text).map((document): Rendered => document.toJS());
    for (const object of objects) edit(object);
    mkdirSync(join(dist, 'argocd', unit), { recursive: true });
    writeFileSync(join(dist, 'argocd', unit, `${unit}.yaml`), objects.map((object) => stringify(object)).join('---\n'));
  };
  change('settings', ({ data, metadata }) => {
    if (metadata.name !== 'argocd-cm' || data === undefined) return;
    const oidc = parse(data['oidc.config'] ?? '');
    data.url = url;
    data['oidc.config'] = stringify({ ...oidc, issuer });
  });
  change('projects', ({ spec }) => spec?.sourceRepos?.push(git));
}

/** What is changed of a rendered object. */
interface Rendered {
  readonly metadata: { readonly name: string };
  readonly data?: Record<string, string>;
  readonly spec?: { readonly sourceRepos?: string[] };
}
