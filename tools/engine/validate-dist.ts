import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Scratch } from '../../files/scratch';
import { readDist } from '../../objects/dist';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { buildPrograms } from '../programs/build-programs';
import { enginePrograms } from './engine-programs';
import { writeExtensions } from './extensions';
import { validate } from './validate';

const root = join(__dirname, '../..');

/** Validates every object of `dist/` against the imported schemas and the XRDs with the Crossplane CLI, as an API server would. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run validate',
    does: 'Has the Crossplane CLI validate every object of dist/, as an API server would.',
  });
  const { cli } = await buildPrograms({ cli: enginePrograms.cli });
  const { objects } = readDist(join(root, 'dist'));
  const crds = new Scratch(join(tmpdir(), 'crds-'));
  try {
    writeExtensions(crds.folder, objects);
    const failures = await validate(
      cli,
      crds.folder,
      objects.map(({ body }) => body),
    );
    for (const { resource, messages } of failures) console.error(`${resource}: ${messages.join('; ')}`);
    console.log(`${objects.length - failures.length} passed, ${failures.length} failed`);
    if (failures.length > 0 || objects.length === 0) process.exitCode = 1;
  } finally {
    crds.remove();
  }
}

void program(main);
