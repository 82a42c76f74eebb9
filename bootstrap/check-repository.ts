import { BootstrapError } from './bootstrap-error';
import type { Installation } from './installation';
import type { RunCommand } from './run-command';

/**
 * Looks whether Argo CD will find what it is told to follow, and returns what a person should know: environments whose
 * tag or branch is still to come, and commits that are not pushed. A pinned commit cannot be looked for from here.
 *
 * @throws BootstrapError where the repository cannot be read or lacks what the root Application follows
 */
export async function checkRepository({ root, pinned }: Installation, run: RunCommand): Promise<string[]> {
  const { repository, revision } = root;
  const listed = await run('git', ['ls-remote', '--heads', '--tags', repository]);
  if (listed.code !== 0) {
    const why = listed.stderr.trim().split('\n')[0];
    const toDo = 'push this repository there, or correct config/platform.ts';
    throw new BootstrapError([`repositoryUrl: cannot be read (${repository}: ${why}) — ${toDo}`]);
  }
  const commits = new Map(
    listed.stdout
      .trim()
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([commit = '', name = '']) => [name.replace(/^refs\/(heads|tags)\//, ''), commit]),
  );
  const pushed = commits.get(revision);
  if (pushed === undefined) {
    throw new BootstrapError([`revision: no such branch (${revision} of ${repository}) — push it`]);
  }
  const head = await run('git', ['rev-parse', 'HEAD']);
  return [
    ...(head.stdout.trim() === pushed
      ? []
      : [`${revision} of ${repository} is not the commit that is checked out here`]),
    ...[...pinned]
      .filter(([, name]) => !commits.has(name) && !/^[0-9a-f]{40}$/.test(name))
      .map(([set, name]) => `${set} waits for ${name}, which is not in ${repository} yet`),
  ];
}
