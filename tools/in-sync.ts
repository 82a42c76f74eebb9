import { join } from 'node:path';
import { configuration } from '../charts/this-configuration';
import { units } from '../charts/units';
import { filesOf } from '../charts/write';
import { readTree } from '../files/read-tree';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';
import { schemaTexts } from './schemas/schemas';

/** Fails where what is generated is not what its source says: where a file differs, is missing or is left over. Writes nothing. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run in-sync',
    does: 'Fails where dist/ or config/schemas/ is not what its source says. Writes nothing.',
  });
  const generated = [
    { folder: 'dist', command: 'synth', files: filesOf(units(configuration.environments, configuration.platform)) },
    { folder: 'config/schemas', command: 'schemas', files: schemaTexts() },
  ];
  for (const { command, files, folder } of generated) {
    const committed = readTree(join(__dirname, '..', folder));
    const stale = Object.keys({ ...committed, ...files }).filter((path) => committed[path] !== files[path]);
    for (const path of stale) {
      const what = path in committed ? (path in files ? 'differs' : 'is left over') : 'is missing';
      console.error(`${folder}/${path}: ${what} — run npm run ${command}, review it, and commit it with its source`);
    }
    if (stale.length > 0) process.exitCode = 1;
    else console.log(`${folder}/ is what its source says (${Object.keys(files).length} files)`);
  }
}

void program(main);
