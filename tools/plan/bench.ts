import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { platform } from '../../config/platform';
import { readTree } from '../../files/read-tree';
import { planOf } from '../../plan/compare';
import { meaningOf } from '../../plan/meaning';
import { reportOf } from '../../plan/report/report';
import { textOf } from '../../plan/report/text';
import { ordersOf } from '../../plan/steps';
import { readCommandLine } from '../processes/command-line';
import { program } from '../processes/program';
import { ProgramError } from '../processes/program-error';
import { Revisions } from './revisions';
import { statesOf } from './states';

const root = join(__dirname, '..', '..');

/** MiB that the largest plan may take. */
const memory = 2048;

void program(async () => {
  const { folder, from } = readCommandLine(process.argv.slice(2), {
    command: 'npm run plan:bench',
    does: 'Measures plans: of this repository, of 10,000 objects and of 100,000.',
    options: {
      folder: { value: 'DIR', says: 'measures one plan, of the repository in this folder' },
      from: { value: 'REVISION', says: 'the former state of that plan' },
    },
  });
  if (typeof folder === 'string') {
    measure(folder, typeof from === 'string' ? from : undefined);
    return;
  }
  const start = performance.now();
  const whole = spawnSync('npm', ['run', '--silent', 'plan'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (whole.status === 1) throw new ProgramError('npm run plan: fails — see above');
  console.log(`npm run plan, as a whole: ${((performance.now() - start) / 1000).toFixed(2)} s`);
  for (const objects of [10_000, 100_000]) measureMany(objects);
});

/** Prints what one plan takes in this process. */
function measure(folder: string, from: string | undefined): void {
  const start = performance.now();
  const states = statesOf(new Revisions(folder), platform.revision, { from });
  const plan = planOf(states.from, states.to);
  const [compared, meant] = [performance.now(), meaningOf({ ...states, plan })];
  const report = reportOf({ names: states.names, plan, orders: ordersOf(plan, states.from), more: meant });
  const { length } = textOf(report, false);
  const seconds = (to: number) => `${((to - start) / 1000).toFixed(2)} s`;
  const rss = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${states.to.branch.length} objects, ${plan.changes.length} changes: compared after ${seconds(compared)}, told after ${seconds(performance.now())} in ${length} characters, ${rss.toFixed(0)} MiB`,
  );
}

/** Measures a repository of about so many objects, all made of those of dev, of which every unit with logs changes. */
function measureMany(objects: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  try {
    const git = (...args: readonly string[]) => {
      const identity = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com'];
      const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
      if (status !== 0) throw new ProgramError(`git ${args[0]}: fails (${stderr.trim()}) — see its manual`);
    };
    const files = copies(objects);
    git('init', '--quiet', `--initial-branch=${platform.revision}`);
    writeAll(folder, files, (text) => text);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Before');
    writeAll(folder, files, (text) => text.replaceAll('retentionInDays: 14', 'retentionInDays: 7'));
    const args = [
      `--max-old-space-size=${memory}`,
      '--import',
      'tsx',
      __filename,
      '--folder',
      folder,
      '--from',
      'HEAD',
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0)
      throw new ProgramError(`${objects} objects: no plan — ${stderr.split('\n').slice(-20).join('\n')}`);
    process.stdout.write(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeAll(folder: string, files: ReadonlyMap<string, string>, edit: (text: string) => string): void {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, edit(text));
  }
}

/** `dist/` with as many copies of dev as make so many objects. */
function copies(objects: number): ReadonlyMap<string, string> {
  const tree = Object.entries(readTree(join(root, 'dist')));
  const ofDev = tree.filter(([path]) => path.startsWith('dev/') || path.startsWith('argocd/environment-dev/'));
  const shared = tree.filter(([path]) => /^(?:platform|argocd\/(?:platform|root))\//.test(path));
  const count = Math.round(objects / ofDev.reduce((sum, [, text]) => sum + text.split('\n---\n').length, 0));
  const named = (text: string, index: number) =>
    text
      .replaceAll(/(?<![a-z])dev(?![a-z])/g, `e${String(index).padStart(4, '0')}`)
      .replaceAll('111122223333', String(100_000_000_000 + index));
  const indices = Array.from({ length: count }, (_one, index) => index);
  const environments = indices.flatMap((index) =>
    ofDev.map(([path, text]) => [`dist/${named(path, index)}`, named(text, index)] as const),
  );
  const others = shared.map(([path, text]) => {
    const documents = text.split('\n---\n');
    const own = documents.filter((one) => /(?<![a-z])dev(?![a-z])/.test(one));
    const rest = documents.filter((one) => !/\b(?:dev|staging|prod)\b/.test(one));
    return [
      `dist/${path}`,
      [...rest, ...indices.flatMap((index) => own.map((one) => named(one, index)))].join('\n---\n'),
    ] as const;
  });
  return new Map([...environments, ...others]);
}
