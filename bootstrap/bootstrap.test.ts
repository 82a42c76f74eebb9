import { join } from 'node:path';
import type { PlatformInput } from '../config/model/platform';
import { platform } from '../config/platform';
import type { ProcessResult } from '../tools/processes/run-process';
import { bootstrap } from './bootstrap';

const dist = join(__dirname, '../dist');

/** Runs the bootstrap against a cluster that refuses each command that `refuses` matches; returns what it was asked. */
async function attempt(refuses: RegExp, steps: Parameters<typeof bootstrap>[0]['steps']) {
  const asked: string[] = [];
  const said: string[] = [];
  const cluster = async (command: string, args: readonly string[]): Promise<ProcessResult> => {
    const line = [command, ...args].join(' ');
    asked.push(line);
    const refused = refuses.test(line);
    return { code: refused ? 1 : 0, stdout: '', stderr: refused ? 'warning: old\nerror: refused' : '' };
  };
  const done = bootstrap({ context: 'management', steps }, dist, cluster, (line) => said.push(line));
  const failure = await done.then(
    () => '',
    (error: Error) => error.message,
  );
  return { asked, said, failure };
}

test('Argo CD gets its configuration before it starts, and the root Application last', async () => {
  const { asked } = await attempt(/root\.yaml/, ['settings', 'argocd', 'projects', 'root']);
  const applied = asked.filter((line) => line.includes(' apply ')).map((line) => line.replace(/^.* --\S+ /, ''));
  expect(applied.map((what) => what.replace(/^.*\//, ''))).toEqual([
    '-',
    'settings.yaml',
    expect.stringMatching(/^argocd-/),
    'projects.yaml',
    'root.yaml',
  ]);
});

test('a step that is refused ends the bootstrap, in one line with what the cluster said', async () => {
  const { asked, said, failure } = await attempt(/settings\.yaml/, ['settings', 'argocd', 'root']);
  expect(failure).toBe(
    'kubectl apply --server-side: failed (warning: old; error: refused) — correct what it says and run this again',
  );
  expect(said).toEqual([]);
  expect(asked.at(-1)).toContain('settings.yaml');
});

test('only the cluster that was named is asked', async () => {
  const { asked } = await attempt(/^$/, ['settings', 'argocd', 'wait', 'projects', 'root']);
  expect(asked.filter((line) => !line.startsWith('kubectl --context=management '))).toEqual([]);
});

test('where people sign in at an identity provider, the first password of the account admin goes', async () => {
  const { signIn }: PlatformInput = platform;
  const { asked } = await attempt(/^$/, ['admin']);
  const deletion = 'delete secret argocd-initial-admin-secret --namespace=argocd --ignore-not-found';
  expect(asked).toEqual(signIn === undefined ? [] : [`kubectl --context=management ${deletion}`]);
});
