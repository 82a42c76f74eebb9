import { spawn } from 'node:child_process';
import { BootstrapError } from './bootstrap-error';

/** How a command ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command to its end, with a text as its input and more in its environment; throws BootstrapError where there is no
 * such command.
 */
export type RunCommand = (
  command: string,
  args: readonly string[],
  input?: string,
  env?: Readonly<Record<string, string>>,
) => Promise<CommandResult>;

export const runCommand: RunCommand = (command, args, input = '', env = {}) =>
  new Promise((resolve, reject) => {
    // Git would ask for a password where nobody answers.
    const child = spawn(command, args, { env: { ...process.env, GIT_TERMINAL_PROMPT: '0', ...env } });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', ({ message }) =>
      reject(new BootstrapError([`${command}: cannot be run (${message}) — install it`])),
    );
    child.on('close', (code) => {
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
    // A command that fails before it has read everything says why itself.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
