import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { units } from '../../charts/units';
import { type Files, filesOf } from '../../charts/write';
import { exampleEnvironments, examplePlatform, exampleServices } from '../../config/model/example';
import { loadEnvironments } from '../../config/rules/load';
import { planOf } from '../../plan/compare';
import { summary } from '../../plan/report/report';
import { Revisions } from './revisions';
import { type Asked, statesOf } from './states';

const [dev, , prod] = exampleEnvironments;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function git(...args: readonly string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

const rendered = new Map<string, Files>();

/**
 * Some files of an example with one service, where production follows a revision and the service has some queues: where it
 * follows it, and what changes with the queues. All of them take Git and the reader of YAML a second and more.
 */
function files(revision: string, queues: readonly string[]): Files {
  const { payment } = exampleServices;
  const known = rendered.get(`${revision} ${queues}`);
  if (known !== undefined) return known;
  const services = { payment: { ...payment, calls: [], uses: { queues: [...queues] } } };
  const loaded = loadEnvironments([dev, { ...prod, revision }], services, examplePlatform);
  const all = units(loaded, examplePlatform);
  const made = filesOf(
    all.filter(({ path }) => /^argocd\/(environment|root)|\/(keys|endpoints|service-payment)\//.test(path)),
  );
  rendered.set(`${revision} ${queues}`, made);
  return made;
}

/** Writes its `dist/`. */
function write(revision: string, queues: readonly string[] = ['settlements']): void {
  for (const [path, text] of Object.entries(files(revision, queues))) {
    const file = join(folder, 'dist', path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', message);
}

function repository(revision = 'v1.0.0'): void {
  git('init', '--quiet', '--initial-branch=main');
  write(revision);
  commit('First');
}

function planned(asked: Asked = {}): string[] {
  const { from, to, names } = statesOf(new Revisions(folder), 'main', asked);
  const { changes, environments } = planOf(from, to);
  const short = (name: string) => name.replace(/[0-9a-f]{7,}/, '…');
  const waiting = environments.flatMap(({ name, waiting: pending }) =>
    pending.length > 0 ? [`${name}: ${summary(pending)}`] : [],
  );
  return [`${short(names.from)} to ${short(names.to)}`, summary(changes), ...waiting];
}

test('compares where this left main with the working tree', () => {
  repository();
  expect(planned()).toEqual(['main (…) to the working tree', 'nothing changes']);
  git('checkout', '--quiet', '-b', 'change');
  write('v1.0.0', ['settlements', 'refunds']);
  commit('A queue');
  write('v1.0.0', ['settlements', 'refunds', 'disputes']);
  expect(planned()).toEqual(['main (…) to the working tree', '1 changed, 4 created', 'prod: 1 changed, 4 created']);
  expect(planned({ to: 'HEAD' })[1]).toBe('1 changed, 2 created');
  expect(planned({ from: 'change' })[1]).toBe('1 changed, 2 created');
});

test('deploys a pinned environment at its tag, and plans a moved revision as the promotion that it is', () => {
  repository();
  git('tag', 'v1.0.0');
  write('v1.0.0', []);
  commit('No queue');
  git('tag', 'v1.1.0');
  expect(planned({ from: 'v1.0.0' })).toEqual([
    'v1.0.0 (…) to the working tree',
    '7 deleted, 1 changed; 2 destructive',
    'prod: 5 deleted, 2 left behind, 1 changed; 2 destructive',
  ]);
  expect(planned({ from: 'prod' })).toEqual([
    'prod at v1.0.0 (…) to the working tree',
    '5 deleted, 2 left behind, 1 changed; 2 destructive',
  ]);
  write('v1.1.0', []);
  expect(planned()).toEqual(['main (…) to the working tree', '5 deleted, 2 left behind, 4 changed; 2 destructive']);
});

test.each<[string, () => void, Asked, RegExp]>([
  [
    'a revision',
    repository,
    { from: 'v9' },
    /^--from: is not in this repository \(v9\) — run "git fetch --tags", or push it$/,
  ],
  ['a state to reach', repository, { to: 'v9' }, /^--to: is not in this repository \(v9\) — run /],
  [
    'the tag of an environment',
    repository,
    { from: 'prod' },
    /^config\/prod\.ts revision: is not in this repository \(v1\.0\.0\) — /,
  ],
  [
    'the tag of a promotion',
    () => {
      repository();
      write('v1.1.0');
    },
    {},
    /^config\/prod\.ts revision: is not in this repository \(v1\.1\.0\) — run "git fetch --tags", or push it$/,
  ],
  [
    'a repository',
    () => undefined,
    {},
    /: is not in a Git repository — clone it; a plan compares two of its revisions$/,
  ],
  [
    'the branch',
    () => {
      repository();
      git('branch', '--quiet', '--move', 'trunk');
    },
    {},
    /^Git: has no branch to compare with \(main\) — run "git fetch origin main", or give --from$/,
  ],
  [
    'a common past',
    () => {
      repository();
      git('checkout', '--quiet', '--orphan', 'other');
      commit('Elsewhere');
    },
    {},
    /^Git: nothing in common with it \(main\) — run "git fetch origin main", or give --from$/,
  ],
  [
    'dist/',
    () => {
      repository();
      rmSync(join(folder, 'dist'), { recursive: true });
    },
    {},
    /^dist: no YAML files \(dist\/\) — run "npm run synth"$/,
  ],
  [
    'YAML',
    () => {
      repository();
      writeFileSync(join(folder, 'dist/dev/management/keys/keys.yaml'), 'a: [');
    },
    {},
    /^dist\/dev\/management\/keys\/keys\.yaml document 1: malformed YAML \(.*\) — correct the chart$/m,
  ],
])('says where %s is missing, and what to do', (_what, prepare, asked, message) => {
  prepare();
  expect(() => planned(asked)).toThrow(message);
});

test('says of a shallow clone that it has to be whole', () => {
  repository();
  commit('Second');
  const clone = mkdtempSync(join(tmpdir(), 'plan-'));
  try {
    git('clone', '--quiet', '--depth=1', `file://${folder}`, clone);
    const revisions = new Revisions(clone);
    expect(revisions.isShallow).toBe(true);
    expect(() => statesOf(revisions, 'main', { from: 'v9' })).toThrow(
      '--from: is not in this repository (v9) — run "git fetch --unshallow --tags", or push it',
    );
  } finally {
    rmSync(clone, { recursive: true });
  }
});

test('tells a change from what the branch has', () => {
  repository();
  const revisions = () => new Revisions(folder);
  expect(revisions().isChanged('main')).toBe(false);
  write('v1.0.0', []);
  expect(revisions().isChanged('main')).toBe(true);
  git('checkout', '--quiet', '-b', 'change');
  commit('No queue');
  expect(revisions().isChanged('main')).toBe(true);
});
