import { readCommandLine } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { programs } from './programs';

/** Builds every program of the control plane, and prints the name and path of each. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run e2e:build',
    does: 'Builds the programs of the end-to-end loop, and prints name and path of each.',
  });
  for (const [name, path] of Object.entries(await programs())) console.log(`${name}\t${path}`);
}

void program(main);
