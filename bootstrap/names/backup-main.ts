import { writeFileSync } from 'node:fs';
import { answerHelp } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { BootstrapError } from '../bootstrap-error';
import { commonOptions, readFlags } from '../flags';
import { kubectlFor } from '../kubectl';
import { backup } from './backup';
import { writeKnownNames } from './known-names-file';

void program(async () => {
  answerHelp(process.argv.slice(2), {
    command: 'npm run backup',
    does: 'Writes down the names that AWS gave, without which a new management cluster makes everything again.',
    options: { ...commonOptions, to: { value: 'FILE', says: 'where to (standard output)' } },
  });
  const { problems, given, ...target } = readFlags(process.argv.slice(2), ['to']);
  if (problems.length > 0) throw new BootstrapError(problems);
  const text = writeKnownNames(await backup(kubectlFor(target)));
  const file = given.get('to');
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
});
