import { writeFileSync } from 'node:fs';
import { BootstrapError } from '../bootstrap-error';
import { readFlags } from '../flags';
import { Kubectl } from '../kubectl';
import { program } from '../program';
import { runCommand } from '../run-command';
import { backup } from './backup';
import { writeKnownNames } from './known-names-file';

void program(async () => {
  const { problems, given, ...target } = readFlags(process.argv.slice(2), ['to']);
  if (problems.length > 0) throw new BootstrapError(problems);
  const text = writeKnownNames(await backup(new Kubectl(target, runCommand)));
  const file = given.get('to');
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
});
