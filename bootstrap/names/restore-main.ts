import { readFileSync } from 'node:fs';
import { answerHelp } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { BootstrapError } from '../bootstrap-error';
import { commonOptions, pathProblems, readFlags } from '../flags';
import { kubectlFor } from '../kubectl';
import { readKnownNames } from './known-names-file';
import { restore } from './restore';

void program(async () => {
  answerHelp(process.argv.slice(2), {
    command: 'npm run restore',
    does: 'Gives objects of a new management cluster the names that AWS knows their resources by.',
    options: {
      ...commonOptions,
      from: { value: 'FILE', says: 'what npm run backup has written' },
      environment: { value: 'NAME', says: 'of this environment only' },
    },
  });
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
