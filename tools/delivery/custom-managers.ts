import type { Dependency } from './dependency';

/** A custom manager of Renovate that is a regular expression. Source: Renovate's documentation, "Regex manager". */
export interface CustomManager {
  /** Regular expressions between slashes, for paths from the root of the repository. */
  readonly managerFilePatterns: readonly string[];
  /** Regular expressions with a group `currentValue`, and `currentDigest` where a digest goes with the version. */
  readonly matchStrings: readonly string[];
  /** @default - what the regular expressions have in a group `depName` */
  readonly depNameTemplate?: string;
  readonly datasourceTemplate: string;
  readonly registryUrlTemplate?: string;
}

/** What the custom managers find in files, given by path. */
export function customDependencies(
  managers: readonly CustomManager[],
  files: Readonly<Record<string, string>>,
): Dependency[] {
  return managers.flatMap((manager) => {
    const patterns = manager.managerFilePatterns.map((pattern) => new RegExp(pattern.slice(1, -1)));
    return Object.entries(files)
      .filter(([file]) => patterns.some((pattern) => pattern.test(file)))
      .flatMap(([file, text]) => groupsIn(text, manager).map((groups) => dependency(file, manager, groups)));
  });
}

/** What Renovate's groups of these names have found. */
interface Groups {
  readonly currentValue?: string;
  readonly depName?: string;
}

function groupsIn(text: string, { matchStrings }: CustomManager): Groups[] {
  return matchStrings
    .flatMap((one) => [...text.matchAll(new RegExp(one, 'g'))])
    .map(({ groups: { currentValue, depName } = {} }) => ({ currentValue, depName }));
}

function dependency(
  file: string,
  manager: CustomManager,
  { currentValue: version = '', depName = '' }: Groups,
): Dependency {
  const { depNameTemplate: packageName = depName, datasourceTemplate: datasource, registryUrlTemplate: url } = manager;
  // As Renovate writes addresses: a host alone ends with a slash.
  const registryUrl = url === undefined ? undefined : new URL(url).href;
  return { file, manager: 'regex', packageName, datasource, registryUrl, version };
}

/**
 * One problem for each regular expression that RE2 does not take, with which Renovate runs where it is installed: one that
 * looks around or back. Source: RE2's wiki, "Syntax".
 */
export function syntaxProblems(managers: readonly CustomManager[]): string[] {
  return managers
    .flatMap(({ managerFilePatterns, matchStrings }) => [...managerFilePatterns, ...matchStrings])
    .filter((one) => /\(\?<?[=!]|\\[1-9]|\\k</.test(one))
    .map(
      (one) =>
        `.github/renovate.json customManagers: RE2 does not take it (${one}) — do without looking around or back`,
    );
}
