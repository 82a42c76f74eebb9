import { ProgramError } from '../../tools/processes/program-error';
import { programs } from './programs';

/** Builds every program of the control plane and prints name and path of each. */
async function main(): Promise<void> {
  for (const [name, path] of Object.entries(await programs())) console.log(`${name}\t${path}`);
}

main().catch((error: unknown) => {
  if (!(error instanceof ProgramError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
