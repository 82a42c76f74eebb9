import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProcess } from '../tools/processes/run-process';
import { checkCredentials } from './check-credentials';
import { kubectlFor } from './kubectl';

const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
const askpass = join(folder, 'askpass');
const before = process.env.GIT_ASKPASS;

/** Repositories with one branch each: everybody may read those under /public. */
const server = createServer(({ url, headers }, response) => {
  const isAllowed = url?.startsWith('/public/') || headers.authorization !== undefined;
  response.writeHead(isAllowed ? 200 : 401, { 'www-authenticate': 'Basic realm="Git"' });
  response.end(`${'a'.repeat(40)}\trefs/heads/main\n`);
});

beforeAll(async () => {
  writeFileSync(askpass, '#!/bin/sh\necho token\n');
  chmodSync(askpass, 0o755);
  process.env.GIT_ASKPASS = askpass;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  if (before === undefined) delete process.env.GIT_ASKPASS;
  else process.env.GIT_ASKPASS = before;
  server.close();
  rmSync(folder, { recursive: true });
});

const address = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

interface Credentials {
  readonly type: 'repository' | 'repo-creds';
  readonly url: string;
}

function check(repository: string, ...credentials: readonly Credentials[]): Promise<void> {
  const items = credentials.map(({ type, url }) => ({
    metadata: { labels: { 'argocd.argoproj.io/secret-type': type } },
    data: { url: Buffer.from(url).toString('base64') },
  }));
  const cluster = async () => ({ code: 0, stdout: JSON.stringify({ items }), stderr: '' });
  return checkCredentials(repository, kubectlFor({ context: 'management' }, cluster), runProcess);
}

const missing = /^repositoryUrl: cannot be read without credentials, and Argo CD has none \(.*\) — make the Secret/;

test('a repository that everybody may read needs no credentials', async () => {
  await check(address('/public/platform.git'));
});

test('a repository that only the person here may read needs credentials', async () => {
  const repository = address('/private/platform.git');
  expect(await runProcess('git', ['ls-remote', repository])).toMatchObject({ code: 0 });
  await expect(check(repository)).rejects.toThrow(missing);
  await expect(check('git@127.0.0.1:private/platform.git')).rejects.toThrow(missing);
});

test('credentials of the repository are enough, whatever form its address has', async () => {
  await check(address('/private/platform.git'), { type: 'repository', url: address('/Private/platform') });
});

test('credentials for ssh are enough, in either form of the address', async () => {
  const urls = ['ssh://git@127.0.0.1/private/platform', 'git@127.0.0.1:private/platform.git'];
  for (const url of urls) await check('git@127.0.0.1:private/platform.git', { type: 'repository', url });
});

test('credentials of a whole host are enough, unless they are those of another repository', async () => {
  await check(address('/private/platform.git'), { type: 'repo-creds', url: address('/private') });
  await expect(check(address('/private/platform.git'), { type: 'repo-creds', url: '' })).rejects.toThrow(missing);
  const other = { type: 'repository', url: address('/private') } as const;
  await expect(check(address('/private/platform.git'), other)).rejects.toThrow(missing);
});
