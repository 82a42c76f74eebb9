import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';
import type { GoProgram } from './go-program';
import { goVersion } from './go-version';
import { programPath } from './program-path';

// Go without cgo needs no C compiler.
const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOWORK: 'off' };
const printEveryMs = 10_000;
/** A line of `go build -v`: the package that it compiles. */
const packageLine = /^[\w./~-]+$/;

/** Runs the preparation that a program has, if any, and returns Go's flags for its build. */
async function prepared({ module, prepare }: GoProgram, scratch: string): Promise<readonly string[]> {
  if (prepare === undefined) return [];
  const folder = join(scratch, 'prepared');
  mkdirSync(folder);
  const { code, stderr } = await runProcess('go', ['run', prepare, folder], { cwd: module, env });
  if (code !== 0) throw new ProgramError(`go run: failed (${prepare}) — ${stderr.trim()}`);
  return [`-modfile=${join(folder, 'go.mod')}`];
}

/** How many packages a program consists of; fetches its modules if needed. */
async function packagesOf(program: GoProgram, chosen: readonly string[]): Promise<number> {
  const cwd = program.module;
  const { code, stdout, stderr } = await runProcess('go', ['list', ...chosen, '-deps', program.package], { cwd, env });
  if (code !== 0) throw new ProgramError(`go list: failed (${program.package}) — ${stderr.trim()}`);
  return stdout.trim().split('\n').length;
}

async function buildOne(step: string, program: GoProgram, scratch: string, target: string): Promise<void> {
  const built = join(scratch, basename(target));
  const values = Object.entries(program.variables ?? {}).map(([variable, value]) => `-X=${variable}=${value}`);
  // -p 2 leaves memory and cores to others.
  const tags = program.tags === undefined ? [] : [`-tags=${program.tags.join(',')}`];
  const chosen = [...(await prepared(program, scratch)), ...tags];
  const flags = [...chosen, '-v', '-p', '2', '-trimpath', `-ldflags=${['-s', '-w', ...values].join(' ')}`];
  const total = await packagesOf(program, chosen);
  let compiled = 0;
  const heard = (text: string) => {
    compiled += text.split('\n').filter((line) => packageLine.test(line)).length;
  };
  const progress = setInterval(
    () => console.error(`${step} compiled ${compiled} packages; with cached ones there are ${total}`),
    printEveryMs,
  );
  const { code, stderr } = await runProcess('go', ['build', ...flags, '-o', built, program.package], {
    cwd: program.module,
    env,
    heard,
  }).finally(() => clearInterval(progress));
  if (code !== 0) {
    const said = stderr.split('\n').filter((line) => !packageLine.test(line));
    throw new ProgramError(`go build: failed (${program.package}) — ${said.join('\n').trim()}`);
  }
  // A rename is atomic: the file is a whole program or missing, even while another build runs.
  renameSync(built, target);
}

async function buildAtomically(step: string, program: GoProgram, target: string): Promise<void> {
  const folder = dirname(target);
  mkdirSync(folder, { recursive: true });
  const scratch = new Scratch(join(folder, '.building-'));
  try {
    await buildOne(step, program, scratch.folder, target);
  } finally {
    scratch.remove();
  }
}

/**
 * Builds programs into the user's cache folder, or finds them there, and returns the path of each. Prints each step with its
 * time on stderr; throws ProgramError where Go is missing, too old or fails.
 */
export async function buildPrograms<Name extends string>(
  programs: Readonly<Record<Name, GoProgram>>,
): Promise<Readonly<Record<Name, string>>> {
  const version = await goVersion();
  const all = Object.entries<GoProgram>(programs).map(([name, program]) => {
    return { name, program, path: programPath(name, program, version) };
  });
  const steps = all.filter(({ path }) => !existsSync(path));
  for (const [index, { name, program, path }] of steps.entries()) {
    const start = performance.now();
    const step = `${name}: ${index + 1}/${steps.length}`;
    console.error(`${step} building with ${version} (minutes at first)`);
    await buildAtomically(step, program, path);
    console.error(`${step} built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
  return Object.fromEntries(all.map(({ name, path }) => [name, path])) as Record<Name, string>;
}
