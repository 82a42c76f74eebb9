import type { RunProcess } from '../tools/processes/run-process';
import { BootstrapError } from './bootstrap-error';
import { git } from './git';
import type { Installation } from './installation';

/**
 * Checks that Argo CD will find what it is told to follow. Returns what a person should know: environments whose tag or
 * branch does not exist yet, and commits that are not pushed. Pinned commits are not looked for: Git lists names only.
 *
 * @throws BootstrapError where the repository cannot be read, lacks what the root Application follows, or has both a branch
 * and a tag of a name that is followed
 */
export async function checkRepository({ root, pinned }: Installation, run: RunProcess): Promise<string[]> {
  const { repository, revision } = root;
  const commits = await commitsOf(repository, run);
  const pushed = commits.get(`refs/heads/${revision}`);
  if (pushed === undefined) {
    throw new BootstrapError([`revision: no such branch (${revision} of ${repository}) — push it`]);
  }
  // Argo CD v3.5.7 takes whichever reference of that name a map without order gives first (lsRemote of util/git/client.go).
  const ambiguous = [...new Set([revision, ...pinned.values()])].filter(
    (name) => commits.has(`refs/heads/${name}`) && commits.has(`refs/tags/${name}`),
  );
  if (ambiguous.length > 0) {
    const toDo = 'delete one of them: Argo CD takes either';
    throw new BootstrapError(
      ambiguous.map((name) => `revision: is a branch and a tag (${name} of ${repository}) — ${toDo}`),
    );
  }
  const head = await git(run, ['rev-parse', 'HEAD']);
  const isThere = (name: string) => commits.has(`refs/heads/${name}`) || commits.has(`refs/tags/${name}`);
  return [
    ...(head.stdout.trim() === pushed
      ? []
      : [`${revision} of ${repository} is not the commit that is checked out here`]),
    ...[...pinned]
      .filter(([, name]) => !isThere(name) && !/^[0-9a-f]{40}$/.test(name))
      .map(([set, name]) => `${set} waits for ${name}, which is not in ${repository} yet`),
  ];
}

/** The commit of each branch and tag, by its full name, for example `refs/heads/main`. */
async function commitsOf(repository: string, run: RunProcess): Promise<ReadonlyMap<string, string>> {
  const listed = await git(run, ['ls-remote', '--heads', '--tags', repository]);
  if (listed.code !== 0) {
    const why = listed.stderr.trim().split('\n')[0];
    const toDo = 'push this repository there, or correct config/platform.ts';
    throw new BootstrapError([`repositoryUrl: cannot be read (${repository}: ${why}) — ${toDo}`]);
  }
  const lines = listed.stdout.trim().split('\n');
  return new Map(lines.map((line) => line.split('\t')).map(([commit = '', name = '']) => [name, commit]));
}
