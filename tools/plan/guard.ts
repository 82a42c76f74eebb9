import { join } from 'node:path';
import { configuration } from '../../charts/this-configuration';
import { confirmedDeletions } from '../../config/confirmed-deletions';
import { ConfigurationError } from '../../config/model/problem';
import { deadlineProblems } from '../../config/rules/deadlines';
import { readImportedSchemas } from '../../objects/imported-schemas';
import { planOf } from '../../plan/compare';
import { followingExample } from '../../plan/guard/example';
import { guardProblems } from '../../plan/guard/guard';
import { pinnedProblems } from '../../plan/guard/pinned';
import { summary } from '../../plan/report/report';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { oldVersions } from './old-versions';
import { Revisions } from './revisions';
import { statesOf } from './states';

const root = join(__dirname, '..', '..');

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run guard',
    does: 'Fails where a change deletes something of a retained environment that config/confirmed-deletions.ts does not name, where a pinned environment has what the platform no longer takes, and where config/ says what the day no longer allows.',
  });
  const revisions = new Revisions(root);
  const branch = configuration.platform.revision;
  const today = new Date().toISOString().slice(0, 10);
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
    to,
    confirmed: confirmedDeletions,
    today,
    isChange: revisions.isChanged(isComparable ? branch : 'HEAD'),
  });
  const unfit = pinnedProblems(to, readImportedSchemas(join(root, 'imports', 'schemas')));
  const due = deadlineProblems(configuration.environments, today);
  const lines = [...problems, ...unfit, ...due.map((problem) => new ConfigurationError([problem]).message)];
  for (const [environment, revision] of followingExample(to)) {
    const toDo = 'write one of yours into config/ before anything of it is synced';
    console.error(`note: ${environment} follows a revision of the example (${revision}) — ${toDo}`);
  }
  for (const note of oldVersions(to, today)) console.error(`note: ${note}`);
  for (const line of lines) console.error(line);
  if (lines.length > 0) process.exitCode = 1;
  else console.log(`plan: ${summary(plan.changes)}; nothing of a retained environment goes unconfirmed`);
});
