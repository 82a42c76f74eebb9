import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from '../tools/processes/run-process';
import { checkRepository } from './check-repository';

const repository = mkdtempSync(join(tmpdir(), 'repository-'));

function git(...args: readonly string[]): void {
  const person = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  execFileSync('git', [...person, '-C', repository, ...args], { stdio: 'ignore' });
}

beforeAll(() => {
  git('init', '--initial-branch=main');
  git('commit', '--allow-empty', '--message=first');
  git('tag', 'v1.0.0');
});
afterAll(() => rmSync(repository, { recursive: true }));

function check(place: string, revision: string, pin: string): Promise<string[]> {
  const installation = {
    root: { repository: place, revision },
    pinned: new Map([['prod-management', pin]]),
    argocd: { repository: '', revision: '', path: '', patches: [] },
  };
  return checkRepository(installation, runProcess);
}

const notHere = 'is not the commit that is checked out here';

test('a tag that exists is not mentioned', async () => {
  expect(await check(repository, 'main', 'v1.0.0')).toEqual([expect.stringContaining(notHere)]);
});

test('a tag that does not exist yet is mentioned, and is no mistake since the other environments need not wait for it', async () => {
  expect(await check(repository, 'main', 'v2.0.0')).toEqual([
    expect.stringContaining(notHere),
    `prod-management waits for v2.0.0, which is not in ${repository} yet`,
  ]);
});

test('a commit cannot be looked for and is not mentioned', async () => {
  expect(await check(repository, 'main', 'a'.repeat(40))).toEqual([expect.stringContaining(notHere)]);
});

test('a missing branch is a mistake', async () => {
  await expect(check(repository, 'trunk', 'v1.0.0')).rejects.toThrow(
    /^revision: no such branch \(trunk of .*\) — push it$/,
  );
});

test('a missing repository is a mistake, reported in one line', async () => {
  const nowhere = join(repository, 'nowhere');
  await expect(check(nowhere, 'main', 'v1.0.0')).rejects.toThrow(/^repositoryUrl: cannot be read \(.*\) — push .*$/);
});

test('a tag with the name of a branch is a mistake only where Argo CD follows that branch', async () => {
  git('branch', 'spare');
  git('tag', 'spare');
  expect(await check(repository, 'main', 'v1.0.0')).toEqual([expect.stringContaining(notHere)]);
  await expect(check(repository, 'main', 'spare')).rejects.toThrow(
    /^revision: is a branch and a tag \(spare of .*\) — delete one of them/,
  );
});

test('a tag is no branch', async () => {
  await expect(check(repository, 'v1.0.0', 'v1.0.0')).rejects.toThrow(/^revision: no such branch \(v1\.0\.0 of /);
});
