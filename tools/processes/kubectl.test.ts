import { Kubectl, KubectlError } from './kubectl';
import type { ProcessResult } from './run-process';

/** A kubectl that ends as given, and the command lines that it was called with. */
function kubectlThat(ends: Partial<ProcessResult>) {
  const asked: string[] = [];
  const kubectl = new Kubectl(['kubectl', '--context=c'], 'read the log', async (command, args) => {
    asked.push([command, ...args].join(' '));
    return { code: 0, stdout: '', stderr: '', ...ends };
  });
  return { kubectl, asked };
}

test('every command names the cluster', async () => {
  const { kubectl, asked } = kubectlThat({ stdout: '{"items": []}' });
  await kubectl.list('pods', 'payment');
  expect(asked).toEqual(['kubectl --context=c get pods --namespace=payment --output=json']);
});

test('a failure says all that kubectl said and what to do, and keeps its lines', async () => {
  const { kubectl } = kubectlThat({ code: 1, stderr: 'warning: old\nerror: refused\n' });
  const failure = await kubectl.run(['get', 'pods', '--all-namespaces']).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(KubectlError);
  expect(failure).toMatchObject({
    message: 'kubectl get pods: failed (warning: old; error: refused) — read the log',
    said: 'warning: old\nerror: refused\n',
  });
});

test('what the client logs on the way is not part of the message, and what it says for each object is said once', async () => {
  const log = 'E1128 20:03:35.707926   13173 memcache.go:265] "Unhandled Error" err="connection refused"';
  const { kubectl } = kubectlThat({
    code: 1,
    stderr: `${log}\n${log}\nThe connection was refused\nThe connection was refused\n`,
  });
  await expect(kubectl.run(['get', 'pods'])).rejects.toThrow(
    'kubectl get pods: failed (The connection was refused) — read the log',
  );
});

test('a command may have its own advice', async () => {
  const { kubectl } = kubectlThat({ code: 1, stdout: 'no' });
  await expect(kubectl.run(['auth', 'can-i'], { toDo: 'ask somebody who may' })).rejects.toThrow(
    'kubectl auth can-i: failed (no) — ask somebody who may',
  );
});

test('what the cluster refuses is returned, each line once', async () => {
  const refusing = kubectlThat({ code: 1, stderr: 'no VPC\nno Subnet\nno VPC\n' });
  expect(await refusing.kubectl.applyAs('restore', [])).toEqual(['no VPC', 'no Subnet']);
  expect(await kubectlThat({ code: 1 }).kubectl.applyAs('restore', [])).toEqual([
    'ended with code 1, without saying why',
  ]);
  expect(await kubectlThat({}).kubectl.applyAs('restore', [])).toEqual([]);
});
