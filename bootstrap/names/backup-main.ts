import { writeFileSync } from 'node:fs';
import { program } from '../../tools/processes/program';
import { BootstrapError } from '../bootstrap-error';
import { readFlags } from '../flags';
import { kubectlFor } from '../kubectl';
import { backup } from './backup';
import { writeKnownNames } from './known-names-file';

void program(async () => {
  const { problems, given, ...target } = readFlags(process.argv.slice(2), ['to']);
  if (problems.length > 0) throw new BootstrapError(problems);
  const text = writeKnownNames(await backup(kubectlFor(target)));
  const file = given.get('to');
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
});
