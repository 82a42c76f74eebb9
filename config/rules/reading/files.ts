import type { Problem } from '../../model/problem';
import { valueAt } from '../../model/shape';

/** A file of `config/` that is for one environment. */
export interface EnvironmentFile {
  /** Path from the repository root, for example `config/dev.ts`. */
  readonly path: string;
  /** What it exports, by name. */
  readonly exported: Readonly<Record<string, unknown>>;
}

/** Files of `config/` that are for all environments together. */
const shared = ['confirmed-deletions.ts', 'environments.ts', 'platform.ts', 'services.ts'];

/** Whether a file that stands in `config/` is for one environment, or has a part that several share. */
export function isEnvironmentFile(name: string): boolean {
  return /^[^.].*\.ts$/.test(name) && !shared.includes(name);
}

/** The file that exports each environment, in their order; undefined where none does. */
export function filesOf(environments: unknown, files: readonly EnvironmentFile[]): (string | undefined)[] {
  if (!Array.isArray(environments)) return [];
  return Array.from(environments, (environment: unknown) => {
    const owner = files.find(({ exported }) => isNamed(environment) && Object.values(exported).includes(environment));
    return owner?.path;
  });
}

/** Reports files whose environment is not listed, and files with another name than their environment. */
export function fileProblems(environments: unknown, files: readonly EnvironmentFile[]): Problem[] {
  // What is no list at all is wrong in its shape already.
  if (!Array.isArray(environments)) return [];
  return files.flatMap(({ path, exported }): Problem[] => {
    if (Object.keys(exported).length === 0) {
      const fix = 'export its environment, and add it to the list in config/environments.ts, or delete the file';
      return [{ where: path, what: 'exports nothing', fix }];
    }
    // A part that several environments share has no name.
    const own = Object.entries(exported).filter(([, value]) => isNamed(value));
    const listed = own.filter(([, value]) => environments.includes(value));
    return [
      ...own
        .filter((one) => !listed.includes(one))
        .map(([name]) => {
          const fix = 'add it to the list there, or delete the file once nothing of the environment is left';
          return { where: `${path} ${name}`, what: 'is not in config/environments.ts', fix };
        }),
      ...listed.flatMap(([, value]) => nameProblems(path, valueAt(value, ['name']), own.length)),
    ];
  });
}

function nameProblems(path: string, name: unknown, environments: number): Problem[] {
  const file = path.replace(/^.*\/|\.ts$/g, '');
  if (environments > 1 || typeof name !== 'string' || name === file || !/^[a-z][a-z0-9-]*$/.test(name)) return [];
  const fix = `call the file config/${name}.ts, or write '${file}'`;
  return [{ where: `${path} name`, what: 'is not what its file is called', value: name, fix }];
}

const isNamed = (value: unknown) => typeof value === 'object' && value !== null && Object.hasOwn(value, 'name');
