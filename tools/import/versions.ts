import { kubernetesVersion } from './kubernetes';
import type { Source } from './sources';

/** The version of each source that an import is made from, by the name of the source. */
export function importedVersions(sources: readonly Source[]): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...sources.map(({ name, version }) => [name, version]),
    ['kubernetes', kubernetesVersion()],
  ]);
}
