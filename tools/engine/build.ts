import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from './engine-error';
import { goVersion } from './go-toolchain';
import { runProcess } from './run-process';

/** Paths of the built programs. */
export interface EngineBinaries {
  /** Crossplane itself, whose `internal render` runs one reconciliation. */
  readonly core: string;
  /** The Crossplane CLI. */
  readonly cli: string;
  /** The function that answers with what its input spells out. */
  readonly scriptedFunction: string;
}

const PACKAGES: Readonly<Record<keyof EngineBinaries, string>> = {
  core: 'github.com/crossplane/crossplane/v2/cmd/crossplane',
  cli: 'github.com/crossplane/cli/v2/cmd/crossplane',
  scriptedFunction: './scripted-function',
};

const INPUTS = ['go.mod', 'go.sum', 'scripted-function/main.go'];

function cacheFolder(version: string): string {
  const hash = createHash('sha256').update(`${version} ${process.platform} ${process.arch}\n`);
  for (const file of INPUTS) hash.update(`${file}\n`).update(readFileSync(join(__dirname, file)));
  // The XDG specification has a relative path ignored.
  const xdg = process.env.XDG_CACHE_HOME;
  const caches = xdg?.startsWith('/') ? xdg : join(homedir(), '.cache');
  return join(caches, 'payment-platform', 'engine', hash.digest('hex').slice(0, 16));
}

async function buildOne(name: string, goPackage: string, scratch: string, target: string): Promise<void> {
  const built = join(scratch, name);
  // -p 2 leaves memory and cores to others; without cgo no C compiler is needed.
  const args = ['build', '-p', '2', '-trimpath', '-ldflags=-s -w', '-o', built, goPackage];
  const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOWORK: 'off' };
  const { code, stderr } = await runProcess('go', args, { cwd: __dirname, env });
  if (code !== 0) throw new EngineError(`engine: go build failed (${goPackage}) — ${stderr.trim()}`);
  // A rename is atomic: the name stands for a whole program or for none, also with another build at the same time.
  renameSync(built, target);
}

/**
 * Builds the wanted programs, pinned by go.mod, into the user's cache folder, or finds them there, and returns the paths
 * of all. Says each step with its time on stderr; throws EngineError where Go is missing, too old or fails.
 */
export async function buildEngine(
  wanted: readonly (keyof EngineBinaries)[] = ['core', 'cli', 'scriptedFunction'],
): Promise<EngineBinaries> {
  const version = await goVersion();
  const folder = cacheFolder(version);
  const binaries = { core: join(folder, 'core'), cli: join(folder, 'cli'), scriptedFunction: join(folder, 'scripted') };
  const steps = wanted.filter((name) => !existsSync(binaries[name]));
  if (steps.length === 0) return binaries;

  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, '.building-'));
  const removeScratch = () => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', removeScratch);
  try {
    for (const [index, name] of steps.entries()) {
      const start = performance.now();
      console.error(
        `engine: ${index + 1}/${steps.length} building ${PACKAGES[name]} with ${version} (minutes at first)`,
      );
      await buildOne(name, PACKAGES[name], scratch, binaries[name]);
      console.error(
        `engine: ${index + 1}/${steps.length} built in ${((performance.now() - start) / 1000).toFixed(1)} s`,
      );
    }
  } finally {
    removeScratch();
    process.removeListener('exit', removeScratch);
  }
  return binaries;
}
