import { ProgramError } from './program-error';

/**
 * Runs a command; a ProgramError, an unknown option or what the system refuses, such as room on the disk, ends it with a
 * message, and without a stack trace.
 */
export async function program(run: () => Promise<void>): Promise<void> {
  try {
    // A promise that failed while files were imported ends the process here, before anything is done.
    await new Promise(setImmediate);
    await run();
  } catch (error) {
    // parseArgs throws one for an unknown option.
    const isUsage = error instanceof TypeError && 'code' in error;
    if (isRefusedBySystem(error)) console.error(`${error.message} — see to that, and run the command again`);
    else if (isUsage || error instanceof ProgramError) console.error(error.message);
    else throw error;
    process.exitCode = 1;
  }
}

/** Whether a call of the system failed, on which file the message says. */
const isRefusedBySystem = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;
