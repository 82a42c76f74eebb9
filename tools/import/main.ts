import { join } from 'node:path';
import { answerHelp } from '../processes/command-line';
import { compositeCrds } from './composites';
import { readKubernetes } from './kubernetes';
import { ImportError } from './problems';
import { reasonOf } from './reason-of';
import { runImport } from './run-import';
import { coreKinds, sources } from './sources';

async function main(): Promise<void> {
  answerHelp(process.argv.slice(2), {
    command: 'npm run import',
    does: 'Makes imports/ anew, from the versions that config/platform.ts says, as a whole or not at all.',
    options: { from: { value: 'DIR', says: 'reads definitions from this folder instead of downloading them' } },
  });
  try {
    const lines = await runImport(process.argv.slice(2), sources, join(__dirname, '../../imports'), {
      composites: compositeCrds(),
      readKubernetes: () => readKubernetes(coreKinds),
    });
    console.log(lines.join('\n'));
  } catch (error) {
    const unexpected = `import: unexpected failure (${reasonOf(error)}) — imports/ is unchanged, run it again`;
    console.error(error instanceof ImportError ? error.message : unexpected);
    process.exitCode = 1;
  }
}

// An exit, unlike a default signal, runs the handlers that remove temporary folders.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
void main();
