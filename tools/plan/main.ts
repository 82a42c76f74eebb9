import { join } from 'node:path';
import { platform } from '../../config/platform';
import { subject } from '../../plan/change';
import { planOf } from '../../plan/compare';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { Revisions } from './revisions';
import { statesOf } from './states';

const root = join(__dirname, '..', '..');

void program(async () => {
  const { from, to } = readCommandLine(process.argv.slice(2), {
    command: 'npm run plan',
    does: 'Says what a change will do to AWS and the clusters. Exit code 2: something is lost.',
    options: {
      from: { value: 'REVISION', says: 'before: a revision, or an environment, what it has (where this left main)' },
      to: { value: 'REVISION', says: 'after (the working tree)' },
    },
  });
  const asked = { ...(typeof from === 'string' && { from }), ...(typeof to === 'string' && { to }) };
  const { from: before, to: after, names } = statesOf(new Revisions(root), platform.revision, asked);
  const plan = planOf(before, after);
  console.log(names);
  for (const change of plan.changes)
    console.log(
      change.environment,
      change.unit,
      change.outcome,
      subject(change).kind,
      subject(change).name,
      change.waitsFor,
      change.isDestructive,
    );
  for (const e of plan.environments) console.log(e.name, e.before, e.after, e.waiting.length);
});
