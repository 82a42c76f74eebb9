import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkflow } from './workflow-files';

const { jobs } = readWorkflow(join(__dirname, '../..'), '.github/workflows/plan.yaml');
const planScript = jobs.plan?.steps.find(({ id }) => id === 'plan')?.run ?? '';
const commentScript = jobs.comment?.steps[0]?.run ?? '';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-workflow-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => join(folder, name);
const read = (name: string) => (existsSync(inFolder(name)) ? readFileSync(inFolder(name), 'utf8') : '');

/** A program that stands in for one that the runner has. */
function standIn(name: string, script: string): void {
  writeFileSync(inFolder(name), `#!/usr/bin/env bash\n${script}\n`);
  chmodSync(inFolder(name), 0o755);
}

/** Runs the commands of a step as a runner does, and returns the exit code and what they print. */
function runStep(script: string, env: Readonly<Record<string, string>>): { code: number | null; printed: string } {
  writeFileSync(inFolder('step.sh'), script);
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', 'step.sh'], {
    cwd: folder,
    env: { ...process.env, ...env, PATH: `${folder}:${process.env.PATH}` },
    encoding: 'utf8',
  });
  return { code: status, printed: stdout };
}

/** Runs the step that plans, where `npm run plan` prints a text and ends with a code. */
function plan(markdown: string, code: number, problems = '') {
  writeFileSync(inFolder('markdown'), markdown);
  writeFileSync(inFolder('said'), problems);
  standIn('git', 'case $2 in HEAD^1) echo base;; HEAD) echo merge;; esac');
  standIn('npm', `echo "$*" > arguments; cat markdown; cat said >&2; exit ${code}`);
  const env = {
    RUN: 'https://run.example',
    GITHUB_STEP_SUMMARY: inFolder('summary'),
    GITHUB_OUTPUT: inFolder('output'),
  };
  const result = runStep(planScript, env);
  const [, end = '', comment = ''] = /^comment<<(\w{32})\n([\s\S]*)\n\w{32}\n$/.exec(read('output')) ?? [];
  return { ...result, summary: read('summary'), comment, end, asked: read('arguments') };
}

test('a plan without loss is the summary and the comment', () => {
  const { code, printed, summary, comment, asked } = plan('## Plan\n\nnothing changes\n', 0);
  expect({ code, printed, summary }).toEqual({ code: 0, printed: '', summary: '## Plan\n\nnothing changes\n' });
  expect(comment.trim()).toBe('## Plan\n\nnothing changes');
  expect(asked).toBe('run --silent plan -- --from base --to merge --markdown\n');
});

test('a destructive plan is shown too, with a warning, and does not fail: whether it may be merged is checked elsewhere', () => {
  const { code, printed, comment } = plan('## Plan\n\n1 deleted\n', 2);
  expect(code).toBe(0);
  expect(printed).toMatch(/^::warning title=Destructive::/);
  expect(comment).toContain('1 deleted');
});

test('where there is no plan, the step fails and says why, in place of the plan before', () => {
  const { code, summary, comment } = plan('half a', 1, 'dist/a.yaml: is broken — mend it\n');
  expect(code).toBe(1);
  expect(summary).toContain('    dist/a.yaml: is broken — mend it\n');
  expect(comment).toContain('There is no plan');
  expect(comment).not.toContain('half a');
});

test('a plan that ends in another way has failed', () => {
  expect(plan('half a', 137).code).toBe(1);
});

test('a plan that is too long for a comment is cut there between lines, and says where the whole is', () => {
  const line = `${'é'.repeat(99)}\n`;
  const { code, summary, comment } = plan(line.repeat(1000), 0);
  expect(code).toBe(0);
  expect(summary).toBe(line.repeat(1000));
  expect(comment).toMatch(/^\*\*Too long .*https:\/\/run\.example/);
  expect(Buffer.byteLength(comment)).toBeLessThan(61_000);
  expect(
    comment
      .trimEnd()
      .split('\n')
      .slice(2)
      .every((one) => `${one}\n` === line),
  ).toBe(true);
});

test('no text of a plan can end the output before its end', () => {
  const { comment } = plan('comment\nEOF\nother=value\n', 0);
  expect(comment).toContain('EOF\nother=value\n');
});

/** Runs the step that comments, where GitHub has comments already, and returns how it called GitHub's command line. */
function comment(text: string, existing: string) {
  standIn('gh', `echo "$*" >> calls; [[ $* == *--paginate* ]] && printf '${existing}'; exit 0`);
  const { code } = runStep(commentScript, {
    COMMENT: text,
    ISSUE: 'issue',
    COMMENTS: 'comments',
    RUN: 'https://run.example',
  });
  return { code, body: read('comment.md'), last: read('calls').trim().split('\n').at(-1) };
}

test('the first plan is a new comment', () => {
  expect(comment('the plan', '')).toEqual({
    code: 0,
    body: '<!-- plan -->\n\nthe plan\n',
    last: 'api --silent --method POST issue/comments --field body=@comment.md',
  });
});

test('the next one takes its place', () => {
  const { code, last } = comment('the plan', '11\\n12\\n');
  expect(code).toBe(0);
  expect(last).toBe('api --silent --method PATCH comments/11 --field body=@comment.md');
});

test('where nothing was planned at all, the comment says so, since that of an earlier commit would mislead', () => {
  expect(comment('', '11\\n').body).toContain('There is no plan');
});
