import { kubernetesVersion } from './kubernetes';
import type { Source } from './sources';

/** The version of everything that an import is made from, by the name of its source. */
export function importedVersions(sources: readonly Source[]): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...sources.map(({ name, version }) => [name, version]),
    ['kubernetes', kubernetesVersion()],
  ]);
}
