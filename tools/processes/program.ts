import { ProgramError } from './program-error';

/** Runs what a person has called; of a ProgramError, or an unknown option, they see the message and no stack trace. */
export async function program(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    // What parseArgs throws.
    const isUsage = error instanceof TypeError && 'code' in error;
    if (!isUsage && !(error instanceof ProgramError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
