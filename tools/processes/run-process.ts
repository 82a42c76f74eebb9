import { startChild } from './children';
import { ProgramError } from './program-error';

/** How a program ended, and what it said. */
export interface ProcessResult {
  /** Exit code; null where a signal ended the program. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a program is run with. */
export interface ProcessOptions {
  /** What the program reads from its standard input. @default - nothing */
  readonly input?: string | Uint8Array;
  /** Folder in which it runs. @default - this process's own */
  readonly cwd?: string;
  /** Environment variables on top of this process's own. @default - none */
  readonly env?: Readonly<Record<string, string>>;
  /** Called with what the program writes to stderr while it runs. @default - stderr is read at the end */
  readonly heard?: (text: string) => void;
}

/** Runs a program, as `runProcess` does, or stands in for it in a test. */
export type RunProcess = (command: string, args: readonly string[], options?: ProcessOptions) => Promise<ProcessResult>;

/** Runs a program to its end, whatever its exit code; throws ProgramError where it cannot be started. */
export const runProcess: RunProcess = async (command, args, options) => {
  const { stdout, ...result } = await runForBytes(command, args, options);
  return { ...result, stdout: stdout.toString('utf8') };
};

/** Runs a program as `runProcess` does, and returns its standard output as it is. */
export function runForBytes(
  command: string,
  args: readonly string[],
  { input, cwd, env, heard }: ProcessOptions = {},
): Promise<Omit<ProcessResult, 'stdout'> & { readonly stdout: Buffer }> {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args, { cwd, env: { ...process.env, ...env } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let unread: NodeJS.ErrnoException | undefined;
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
      heard?.(chunk.toString('utf8'));
    });
    // A program that fails before it has read its input says why on stderr. Only in one that succeeds is unread input an error.
    child.stdin?.on('error', (error: NodeJS.ErrnoException) => {
      unread = error;
    });
    child.on('error', (error) => {
      reject(new ProgramError(`${command}: cannot be started (${error.message}) — install or build it`));
    });
    child.on('close', (code) => {
      if (unread !== undefined && code === 0) {
        reject(new ProgramError(`${command}: did not read its input (${unread.message}) — run it again`));
      } else {
        resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
      }
    });
    child.stdin?.end(input);
  });
}
