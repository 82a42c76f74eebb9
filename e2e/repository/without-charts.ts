import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

/**
 * Removes from a `dist/` the Applications that deploy from anywhere but the repository, since loopback has neither their
 * charts nor their sources. Crossplane and Argo CD are among them; here they run as processes.
 */
export function withoutCharts(dist: string, repository: string): void {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of files) {
    const file = join(parentPath, name);
    const documents = [...parseAllDocuments(readFileSync(file, 'utf8'))];
    const kept = documents.filter(
      (one) => one.get('kind') !== 'Application' || one.getIn(['spec', 'source', 'repoURL']) === repository,
    );
    if (kept.length === documents.length) continue;
    if (kept.length === 0) rmSync(file);
    else writeFileSync(file, kept.map((one) => one.toString({ directives: false })).join('---\n'));
  }
}
