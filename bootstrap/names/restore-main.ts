import { readFileSync } from 'node:fs';
import { program } from '../../tools/processes/program';
import { BootstrapError } from '../bootstrap-error';
import { pathProblems, readFlags } from '../flags';
import { kubectlFor } from '../kubectl';
import { readKnownNames } from './known-names-file';
import { restore } from './restore';

void program(async () => {
  const { problems, given, ...target } = readFlags(process.argv.slice(2), ['from', 'environment']);
  const file = given.get('from');
  const missing = file === undefined ? ['--from: missing — name the file that "npm run backup" has written'] : [];
  const all = [...problems, ...missing, ...pathProblems('from', file, 'a file')];
  if (file === undefined || all.length > 0) throw new BootstrapError(all);
  const names = readKnownNames(file, readFileSync(file, 'utf8'));
  const environment = given.get('environment');
  const wanted = names.filter(({ namespace }) => environment === undefined || namespace === environment);
  if (wanted.length === 0) {
    const environments = [...new Set(names.map(({ namespace }) => namespace))].sort();
    throw new BootstrapError([
      `--environment: no names of it in ${file} (${environment}) — it has ${environments.join(', ')}`,
    ]);
  }
  await restore(kubectlFor(target), wanted, (line) => console.log(line));
});
