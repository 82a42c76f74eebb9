import { join } from 'node:path';
import { configuration } from '../charts/this-configuration';
import { units } from '../charts/units';
import { filesOf } from '../charts/write';
import { readTree } from '../files/read-tree';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';

/** Fails where `dist/` is not what the source renders: where a file differs, is missing or is left over. Writes nothing. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run in-sync',
    does: 'Fails where dist/ is not what the source renders. Writes nothing.',
  });
  const committed = readTree(join(__dirname, '../dist'));
  const rendered = filesOf(units(configuration.environments, configuration.platform));
  const stale = Object.keys({ ...committed, ...rendered }).filter((path) => committed[path] !== rendered[path]);

  for (const path of stale) {
    const what = path in committed ? (path in rendered ? 'differs' : 'is left over') : 'is missing';
    console.error(`dist/${path}: ${what} — run npm run synth, review it, and commit it with its source`);
  }
  if (stale.length > 0) process.exitCode = 1;
  else console.log(`dist/ is what the source renders (${Object.keys(rendered).length} files)`);
}

void program(main);
