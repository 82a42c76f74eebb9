import { startChild } from './children';
import { ProgramError } from './program-error';

export interface ProcessResult {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly input?: Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Is told what the program says on stderr while it runs.
   * @default - nobody is told before the end
   */
  readonly heard?: (text: string) => void;
}

/** Runs a program to its end and returns what it said, whatever its exit code; throws ProgramError where it cannot be started. */
export function runProcess(
  command: string,
  args: readonly string[],
  { input, cwd, env, heard }: ProcessOptions = {},
): Promise<ProcessResult> {
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
    // A program that ends before it has read its input says why on stderr; only where it claims success is the input at fault.
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
