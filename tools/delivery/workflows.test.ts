import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { checkParts } from '../check-parts';
import { oldestGo } from '../programs/go-version';
import { repositoryFiles } from './repository-files';
import { readWorkflow } from './workflow-files';

const root = join(__dirname, '../..');
const files = repositoryFiles(root);
const workflows = files.filter((file) => file.startsWith('.github/workflows/')).map((file) => readWorkflow(root, file));
const jobs = workflows.flatMap(({ file, jobs }) => Object.entries(jobs).map(([name, job]) => ({ file, name, job })));
const texts = files
  .filter((file) => /^\.github\/(?:workflows|actions)\//.test(file))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

const commandsIn = (text: string) =>
  [...text.matchAll(/^[^#]*?\bnpm (?:run )?(?:--silent )?([\w:]+)/gm)].map(([, name]) => name);

test('there are workflows, and jobs in each', () => {
  expect(workflows.length).toBeGreaterThan(0);
  expect(workflows.filter(({ jobs }) => Object.keys(jobs).length === 0)).toEqual([]);
});

test('every action is one of ours, or a commit whose release stands beside it, the same one everywhere', () => {
  const uses = texts.flatMap(({ text }) => [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = '']) => what));
  const foreign = [...new Set(uses.filter((what) => !what.startsWith('./')))];
  expect(foreign.filter((what) => !/^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(what))).toEqual([]);
  const names = foreign.map((what) => what.split('@')[0]);
  expect(names).toEqual([...new Set(names)]);
});

test('no workflow runs with more rights than the change that starts it', () => {
  expect(workflows.filter(({ on }) => 'pull_request_target' in on || 'workflow_run' in on)).toEqual([]);
});

test('a workflow may read, and a job that may do more runs nothing of the repository', () => {
  expect(workflows.map(({ file, permissions }) => [file, permissions])).toEqual(
    workflows.map(({ file }) => [file, { contents: 'read' }]),
  );
  const writing = jobs.filter(({ job }) => job.permissions !== undefined);
  expect(writing.filter(({ job }) => job.steps.some(({ uses }) => uses !== undefined))).toEqual([]);
});

test('no checkout leaves its token behind', () => {
  const checkouts = jobs.flatMap(({ job }) => job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')));
  expect(checkouts.length).toBeGreaterThan(0);
  expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
});

test('what compares a change with earlier commits has them', () => {
  const comparing = jobs.filter(({ job }) =>
    job.steps.some(({ run = '' }) => commandsIn(run).some((name) => name === 'check' || name === 'plan')),
  );
  expect(comparing.map(({ file, name }) => `${file} ${name}`)).toEqual([
    '.github/workflows/check.yaml check',
    '.github/workflows/plan.yaml plan',
  ]);
  const depths = comparing.flatMap(({ job }) => job.steps.map((step) => step.with?.['fetch-depth']));
  expect(depths.filter((depth) => depth !== undefined)).toEqual([0, 0]);
});

test('every job ends by itself, and a newer run of a pull request ends the older one', () => {
  expect(jobs.filter(({ job }) => job['timeout-minutes'] === undefined)).toEqual([]);
  expect(workflows.filter(({ concurrency }) => concurrency === undefined)).toEqual([]);
});

test('caches are keyed by files that are there', () => {
  const keys = texts.flatMap(({ text }) => [...text.matchAll(/hashFiles\(([^)]*)\)/g)].map(([, list = '']) => list));
  const patterns = keys.flatMap((list) => list.split(',').map((one) => one.trim().replaceAll("'", '')));
  expect(patterns.length).toBeGreaterThan(0);
  const expression = (pattern: string) =>
    new RegExp(
      `^${pattern.replaceAll('.', '\\.').replace(/\*\*\/|\*/g, (star) => (star === '*' ? '[^/]*' : '(?:.*/)?'))}$`,
    );
  expect(patterns.filter((pattern) => !files.some((file) => expression(pattern).test(file)))).toEqual([]);
});

test('Node, Go and Python are those that the repository names', () => {
  const named = texts.flatMap(({ text }) => [...text.matchAll(/(\w+)-version-file: (\S+)/g)]);
  const versionFiles = Object.fromEntries(named.map(([, what = '', file = '']) => [what, file]));
  expect(Object.keys(versionFiles).sort()).toEqual(['go', 'node', 'python']);
  expect(texts.filter(({ text }) => /\b(?:node|go|python)-version: /.test(text))).toEqual([]);
  expect(readFileSync(join(root, versionFiles.go ?? ''), 'utf8')).toContain(`\ngo ${oldestGo}\n`);
  expect([versionFiles.node, versionFiles.python]).toEqual(['.nvmrc', '.python-version']);
});

test('the workflows run commands that there are, and all that .ci/run runs', () => {
  const run = new Set(jobs.flatMap(({ job }) => job.steps.flatMap(({ run = '' }) => commandsIn(run))));
  expect([...run].filter((name) => name !== undefined && !(name in manifest.scripts))).toEqual([]);
  const script = readFileSync(join(root, '.ci/run'), 'utf8');
  const wanted = [...script.matchAll(/^(?:npm ci && )?npm (?:run )?([\w:]+)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'ci');
  expect(wanted).toEqual(expect.arrayContaining(['test', 'check']));
  const parts: readonly string[] = run.has('check') ? checkParts : [];
  expect(wanted.filter((name = '') => !run.has(name) && !parts.includes(name))).toEqual([]);
});
