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
  const branch = platform.revision;
  const isComparable = revisions.commit(branch) !== undefined;
  if (!isComparable) {
    const toDo = `run "git fetch origin ${branch}" to have the commits looked at too`;
    console.error(
      `Git: has no branch to compare with (${branch}), so only what is not committed is looked at — ${toDo}`,
    );
  }
  const { from, to } = statesOf(revisions, branch, isComparable ? {} : { from: 'HEAD' });
  const plan = planOf(from, to);
  const problems = guardProblems({
    plan,
    from,
    confirmed: confirmedDeletions,
    today: new Date().toISOString().slice(0, 10),
    isChange: revisions.isChanged(isComparable ? branch : 'HEAD'),
  });
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else console.log(`plan: ${summary(plan.changes)}; nothing of a retained environment goes unconfirmed`);
});
