import type { ProcessResult, RunProcess } from '../tools/processes/run-process';

/** Runs git, which fails where it would ask for a password: nobody would answer. */
export function git(
  run: RunProcess,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProcessResult> {
  return run('git', args, { env: { GIT_TERMINAL_PROMPT: '0', ...env } });
}
