import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../../tools/processes/command-line';
import { program } from '../../tools/processes/program';
import { Report } from '../loop/report';
import { configuredSignIn } from '../people/persons';
import { loopPrograms } from '../programs/loop-programs';
import { ownConfiguration } from '../repository/configuration';
import { type Beginning, inNewAccounts, rehearse } from './rehearsal';

/** The code with which Ctrl-C ends a process. */
const interrupted = 130;

const page = 'docs/from-an-empty-account.md#rehearse-it';

function begin({ people, shell, values }: Beginning): void {
  const lines = (entries: Readonly<Record<string, unknown>>) =>
    Object.entries(entries).map(([name, value]) => `  ${name}: ${value}`);
  const persons = Object.entries(people).map(([name, groups]): [string, string] => [name, groups.join(', ')]);
  console.log(
    [
      '',
      `Your first day begins in ${shell}, a shell in a clone that is yours.`,
      'In its config/:',
      ...lines(values),
      'Who can sign in, and the groups of each (PERSON=⟨name⟩ argocd login … --sso):',
      ...lines(Object.fromEntries(persons)),
      `${page} says what is different here. Argo CD starts once you have bootstrapped it; press Ctrl-C when you have done.`,
      '',
    ].join('\n'),
  );
}

process.env.GOGC ??= '400';

program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run rehearsal',
    does: 'Starts a first day on loopback: accounts, a cluster and a repository, all empty, and a clone to begin in.',
  });
  const report = new Report();
  const programs = await report.step('programs', loopPrograms);
  const folder = mkdtempSync(join(tmpdir(), 'payment-platform-'));
  console.error(`logs: ${join(folder, 'logs')}`);
  const props = {
    programs,
    folder,
    root: join(__dirname, '../..'),
    report,
    signIn: configuredSignIn,
    configuration: inNewAccounts(ownConfiguration),
  };
  await rehearse(props, (beginning) => {
    begin(beginning);
    // Ctrl-C ends the process and then its programs, which is why this comes after them; after a failure their logs stay.
    process.once('exit', (code) => {
      if (code === interrupted) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });
  });
})
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => process.exit());
