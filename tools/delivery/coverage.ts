import { type CustomManager, customDependencies } from './custom-managers';
import { type Dependency, described } from './dependency';

/** What this repository asks of Renovate, as far as it can be compared with what Renovate finds. */
export interface RenovateConfig {
  readonly customManagers: readonly CustomManager[];
  readonly packageRules: readonly PackageRule[];
}

interface PackageRule {
  /** Names, or names that end with `/**`; with `!` those that the rule leaves out. */
  readonly matchPackageNames?: readonly string[];
}

/** Files that pin versions, by the manager of Renovate that reads them. */
const pinning: Readonly<Record<string, RegExp>> = {
  'github-actions': /^\.github\/(?:workflows\/[^/]+|actions\/[^/]+\/action)\.yaml$/,
  gomod: /(?:^|\/)go\.mod$/,
  npm: /(?:^|\/)package\.json$/,
  nvm: /^\.nvmrc$/,
  pip_requirements: /(?:^|\/)requirements\.txt$/,
  pyenv: /^\.python-version$/,
};

const config = '.github/renovate.json';

/**
 * Problems of what Renovate finds in the files of this repository, given by path: a file that pins versions and in which it
 * finds none, one in which it should look for none, a custom manager that it understands otherwise than its tests do, and a
 * rule for what it does not find.
 */
export function coverageProblems(
  found: readonly Dependency[],
  files: Readonly<Record<string, string>>,
  { customManagers, packageRules }: RenovateConfig,
): string[] {
  const custom = customDependencies(customManagers, files);
  const expected = new Set([
    ...Object.entries(pinning).flatMap(([manager, pattern]) =>
      Object.keys(files)
        .filter((file) => pattern.test(file))
        .map((file) => `${manager} ${file}`),
    ),
    ...custom.map(({ manager, file }) => `${manager} ${file}`),
  ]);
  const read = new Set(found.map(({ manager, file }) => `${manager} ${file}`));
  const lines = new Set(found.map(described));
  return [
    ...[...expected]
      .filter((one) => !read.has(one))
      .map((one) => `${config}: finds nothing there (${one}) — let it, or git add the file`),
    ...[...read]
      .filter((one) => !expected.has(one))
      .map(
        (one) => `${config}: finds what no test knows (${one}) — add it to tools/delivery/coverage.ts, or ignore it`,
      ),
    ...custom
      .map(described)
      .filter((line) => !lines.has(line))
      .map((line) => `${config} customManagers: Renovate does not find it (${line}) — write it as Renovate reads it`),
    ...packageRules.flatMap((rule, index) => ruleProblems(rule, index, found)),
  ];
}

function ruleProblems({ matchPackageNames = [] }: PackageRule, index: number, found: readonly Dependency[]): string[] {
  const isFound = (name: string) =>
    found.some(({ packageName }) =>
      name.endsWith('/**') ? packageName.startsWith(name.slice(0, -2)) : packageName === name,
    );
  return matchPackageNames
    .filter((name) => !isFound(name.replace(/^!/, '')))
    .map((name) => `${config} packageRules[${index}]: Renovate finds no such package (${name}) — correct or remove it`);
}
