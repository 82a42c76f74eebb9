import { tmpdir } from 'node:os';
import { ProgramError } from '../processes/program-error';
import { type ProcessResult, runProcess } from '../processes/run-process';

/** The newest that a go.mod asks for, which a test compares. */
export const oldestGo = '1.26.3';

const installGo = `install Go ${oldestGo} or newer and put it on PATH`;

function isTooOld(version: string): boolean {
  const [, given] = /^go(\d+(?:\.\d+)+)/.exec(version) ?? [];
  return given === undefined || given.localeCompare(oldestGo, 'en', { numeric: true }) < 0;
}

/** The version of the installed Go, such as `go1.26.8`; throws ProgramError where there is none or it is too old. */
export async function goVersion(go = 'go'): Promise<string> {
  let result: ProcessResult;
  try {
    // Asks the installed Go: outside every module, and without GOTOOLCHAIN, which could download another.
    result = await runProcess(go, ['env', 'GOVERSION'], {
      cwd: tmpdir(),
      env: { GOTOOLCHAIN: 'local', GOWORK: 'off' },
    });
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    throw new ProgramError(`go: is not installed (${go}) — ${installGo}`);
  }
  const version = result.stdout.trim();
  if (result.code !== 0 || isTooOld(version)) {
    throw new ProgramError(`go: is too old (${version || result.stderr.trim()}) — ${installGo}`);
  }
  return version;
}
