import { join } from 'node:path';
import { confirmedDeletions } from '../../config/confirmed-deletions';
import { platform } from '../../config/platform';
import { planOf } from '../../plan/compare';
import { guardProblems } from '../../plan/guard';
import { summary } from '../../plan/report/report';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { Revisions } from './revisions';
import { statesOf } from './states';

const root = join(__dirname, '..', '..');

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run guard',
    does: 'Fails where a change deletes something of a retained environment that config/confirmed-deletions.ts does not name.',
  });
  const revisions = new Revisions(root);
  const { from, to } = statesOf(revisions, platform.revision, {});
  const plan = planOf(from, to);
  const problems = guardProblems({
    plan,
    from,
    confirmed: confirmedDeletions,
    today: new Date().toISOString().slice(0, 10),
    isChange: revisions.isChanged(platform.revision),
  });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`plan: ${summary(plan.changes)}; nothing of a retained environment goes unconfirmed`);
});
