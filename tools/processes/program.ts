import { ProgramError } from './program-error';

/** Runs a command; a ProgramError or an unknown option ends it with a message, and without a stack trace. */
export async function program(run: () => Promise<void>): Promise<void> {
  try {
    // A promise that failed while files were imported ends the process here, before anything is done.
    await new Promise(setImmediate);
    await run();
  } catch (error) {
    // parseArgs throws one for an unknown option.
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!isUsage && !(error instanceof ProgramError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
