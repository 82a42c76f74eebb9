import { program } from '../../tools/processes/program';
import { programs } from './programs';

/** Builds every program of the control plane, and prints the name and path of each. */
async function main(): Promise<void> {
  for (const [name, path] of Object.entries(await programs())) console.log(`${name}\t${path}`);
}

void program(main);
