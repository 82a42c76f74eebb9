import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { runProcess } from '../processes/run-process';
import { pythonEnvironment } from '../programs/python-environment';
import { documentedCommands } from './documented-commands';
import { documents } from './documents';

const root = join(__dirname, '../..');

/** Commands that no AWS CLI takes, so that a check that takes everything is noticed. */
const mistakes = documentedCommands(
  `
\`\`\`sh
aws eks list-insights
aws eks list-nothing
aws sns list-subscriptions --query [
aws kms list-keys --key 1
\`\`\`
`,
  'aws',
);

/** What the AWS CLI says of each command that it does not take, in their order; nothing of one that it takes. */
async function refusals(commands: readonly string[]): Promise<string[]> {
  const python = await pythonEnvironment(join(__dirname, 'requirements.txt'));
  const { code, stdout, stderr } = await runProcess(python, [join(__dirname, 'take.py')], {
    input: commands.join('\n'),
  });
  const lines = stdout.split('\n').slice(0, -1);
  if (code === 0 && lines.length === commands.length) return lines;
  throw new ProgramError(`take.py: failed — ${stderr.trim()}`);
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run pages',
    does: 'Has the AWS CLI read each of its commands that documents tell people to run, up to where it would call AWS.',
  });
  const pages = documents(root);
  const told = pages.flatMap((page) =>
    documentedCommands(readFileSync(join(root, page), 'utf8'), 'aws').map((command) => ({ page, command })),
  );
  if (told.length === 0)
    throw new ProgramError('docs: have no command of the AWS CLI — mend tools/pages/documented-commands.ts');
  const said = await refusals([...told.map(({ command }) => command), ...mistakes]);
  const problems = told.flatMap(({ page, command }, index) =>
    said[index] === '' ? [] : [`${page}: the AWS CLI refuses a command (${command}) — ${said[index]}`],
  );
  const taken = mistakes.filter((_, index) => said[told.length + index] === '');
  problems.push(...taken.map((command) => `take.py: takes what is no command (${command}) — mend it`));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else
    console.log(
      `${told.length} commands of ${pages.length} pages are as the AWS CLI takes them, and ${mistakes.length} mistakes are not`,
    );
});
