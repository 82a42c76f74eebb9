import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../charts/this-configuration';
import { environments } from '../config/environments';
import { platform } from '../config/platform';
import { placeholders } from '../config/rules/placeholders';
import { services } from '../config/services';
import { readCommandLine } from './processes/command-line';
import { program } from './processes/program';

/** Lists what a fork has not made its own yet. That is no mistake: this repository is an example itself. */
async function main(): Promise<void> {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run placeholders',
    does: 'Lists the values of the example that are left, which nobody can deploy. Fails for none.',
  });
  const shared = [['platform', platform] as const, ['services', services] as const];
  const configurations = [...shared, ...environments.map((one) => [one.name, one] as const)];
  const owners = readFileSync(join(__dirname, '../.github/CODEOWNERS'), 'utf8').match(/@example\/[\w-]+/g) ?? [];
  const left = [
    ...configurations.flatMap(([file, configuration]) =>
      placeholders(JSON.parse(JSON.stringify(configuration))).map((place) => `config/${file}.ts ${place}`),
    ),
    ...[...new Set(owners)].map((team) => `.github/CODEOWNERS ("${team}")`),
  ];
  if (left.length === 0) console.log('No value of the example is left');
  else {
    const values = left.length === 1 ? '1 value of the example is' : `${left.length} values of the example are`;
    console.log(`${values} left; docs/make-it-yours.md says what to put there`);
  }
  for (const line of left) console.log(`  ${line}`);
}

void program(main);
