import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../.github/renovate.json';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { coverageProblems } from './coverage';
import { Linters } from './linters';
import { Renovate } from './renovate';
import { repositoryFiles } from './repository-files';

const root = join(__dirname, '../..');

async function lintProblems(files: readonly string[]): Promise<string[]> {
  const workflows = files.filter((file) => file.startsWith('.github/workflows/'));
  const linters = await Linters.installed(root);
  const problems = [...(await linters.workflows(workflows)), ...(await linters.scripts(['.ci/run']))];
  console.log(`${workflows.length} workflows and .ci/run linted`);
  return problems;
}

async function renovateProblems(files: readonly string[]): Promise<string[]> {
  const renovate = await Renovate.installed();
  const invalid = await renovate.validate(join(root, '.github/renovate.json'));
  if (invalid.length > 0) return invalid;
  const found = await renovate.extract(root);
  console.log(`Renovate finds ${found.length} versions in ${new Set(found.map(({ file }) => file)).size} files`);
  const pinning = files.filter((file) => !file.startsWith('dist/') && !file.startsWith('imports/'));
  const texts = pinning.map((file) => [file, readFileSync(join(root, file), 'utf8')]);
  return coverageProblems(found, Object.fromEntries(texts), config);
}

void program(async () => {
  readCommandLine(process.argv.slice(2), {
    command: 'npm run delivery',
    does: 'Lints the workflows and .ci/run, and has Renovate validate its configuration and say what it finds.',
  });
  const files = repositoryFiles(root);
  const problems = [...(await lintProblems(files)), ...(await renovateProblems(files))];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
});
