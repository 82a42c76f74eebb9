import { join } from 'node:path';
import { platform } from '../../config/platform';
import { jsonOf } from '../../plan/report/json';
import { markdownOf } from '../../plan/report/markdown';
import { reportOf } from '../../plan/report/report';
import { textOf } from '../../plan/report/text';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { reportedOf } from './reported';
import { Revisions } from './revisions';
import { statesOf } from './states';

const root = join(__dirname, '..', '..');

void program(async () => {
  const given = readCommandLine(process.argv.slice(2), {
    command: 'npm run plan',
    does: 'Says what a change does to what is deployed. Exit code 2: something is destructive; 1: there is no plan.',
    options: {
      from: {
        value: 'REVISION',
        says: `before: a revision, or an environment's name for what it has (${platform.revision})`,
      },
      to: { value: 'REVISION', says: 'after: a revision (the working tree)' },
      environment: { value: 'NAME', says: 'plans only what concerns it' },
      markdown: { says: 'prints a comment for a pull request' },
      json: { says: 'prints what plan/report/plan.schema.json describes' },
    },
  });
  if (given.markdown && given.json) throw new ProgramError('--markdown, --json: both are given — leave one out');
  const [from, to, environment] = [given.from, given.to, given.environment].map(textOrNothing);
  const states = statesOf(new Revisions(root), platform.revision, { from, to });
  const only = environment ?? (states.promoted ? from : undefined);
  requireKnown(only, [...states.from.revisions.keys(), ...states.to.revisions.keys()]);
  const reported = reportedOf(states, only);
  const report = reportOf(reported);
  if (given.json) console.log(JSON.stringify(jsonOf(reported), null, 2));
  else if (given.markdown) console.log(markdownOf(report));
  else console.log(textOf(report, process.stdout.isTTY === true && process.env.NO_COLOR === undefined));
  if (reported.plan.changes.some(({ isDestructive }) => isDestructive)) process.exitCode = 2;
});

function textOrNothing(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function requireKnown(environment: string | undefined, known: readonly string[]): void {
  if (environment === undefined || known.includes(environment)) return;
  const names = [...new Set(known)].join(', ');
  throw new ProgramError(`--environment: there is none of this name (${environment}) — choose one of ${names}`);
}
