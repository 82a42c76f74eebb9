import { BootstrapError } from './bootstrap-error';

/** Runs what a person has called; of what keeps it from going on they see the lines and no stack trace. */
export async function program(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BootstrapError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
