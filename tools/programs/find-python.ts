import { join } from 'node:path';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';

/** An installed Python. */
export interface Python {
  readonly command: string;
  /** For example `3.12.1`. */
  readonly version: string;
}

// The versions that function-pythonic runs with.
const wantedMajor = 3;
const wantedMinors = [12, 13, 14, 15];

const root = join(__dirname, '../..');

async function versionOf(command: string): Promise<string | undefined> {
  try {
    // In the repository, where .python-version tells a version manager which of its Pythons to run.
    const { code, stdout } = await runProcess(command, ['-c', 'import platform; print(platform.python_version())'], {
      cwd: root,
    });
    return code === 0 ? stdout.trim() : undefined;
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    return undefined;
  }
}

/** A Python that the Compositions' function runs with; throws ProgramError where none is installed. */
export async function findPython(
  commands: readonly string[] = ['python3', ...wantedMinors.map((minor) => `python${wantedMajor}.${minor}`)],
): Promise<Python> {
  const found: string[] = [];
  for (const command of commands) {
    const version = await versionOf(command);
    const [major, minor] = version?.split('.').map(Number) ?? [];
    if (version !== undefined && major === wantedMajor && wantedMinors.includes(minor ?? 0))
      return { command, version };
    if (version !== undefined) found.push(`${command} is ${version}`);
  }
  const what = found.length > 0 ? 'has no version that fits' : 'is not installed';
  const wanted = `${wantedMajor}.${wantedMinors.at(0)} to ${wantedMajor}.${wantedMinors.at(-1)}`;
  throw new ProgramError(
    `python: ${what} (${found.join(', ') || commands.join(', ')}) — install Python ${wanted} and put it on PATH`,
  );
}
