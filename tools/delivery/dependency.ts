/** A version that Renovate finds in a file. */
export interface Dependency {
  /** Path from the root of the repository. */
  readonly file: string;
  /** The part of Renovate that finds it, such as `gomod`; `regex` for those that the configuration describes itself. */
  readonly manager: string;
  /** What `matchPackageNames` of the configuration names. */
  readonly packageName: string;
  /** Where Renovate looks for newer ones. */
  readonly datasource: string;
  /** Repository of the chart. @default - none, or that of the datasource */
  readonly registryUrl?: string;
  readonly version: string;
}

/** One line that says which version is found where, and as what. */
export function described({ file, packageName, datasource, registryUrl, version }: Dependency): string {
  return [file, packageName, version, datasource, ...(registryUrl === undefined ? [] : [registryUrl])].join(' ');
}
