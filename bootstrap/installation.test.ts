import { join } from 'node:path';
import { environments } from '../config/environments';
import type { PlatformInput } from '../config/model/platform';
import { platform } from '../config/platform';
import { readInstallation } from './installation';

const installation = readInstallation(join(__dirname, '../dist'));

test('what is installed has the version and the source from which Argo CD then keeps itself', () => {
  expect(installation.argocd).toMatchObject({
    repository: platform.upstream.argocd,
    revision: platform.versions.argocd,
    path: 'manifests/cluster-install',
  });
});

test('upstream’s configuration is left out, so that ours is the only one', () => {
  const left = installation.argocd.patches.filter((patch) => patch.includes('$patch: delete'));
  expect(left.map((patch) => /name: (\S+)/.exec(patch)?.[1])).toEqual([
    'argocd-cm',
    'argocd-cmd-params-cm',
    'argocd-notifications-cm',
    'argocd-rbac-cm',
  ]);
});

test('every environment’s revision is known', () => {
  for (const { name, revision } of environments) expect(installation.pinned.get(`${name}-management`)).toBe(revision);
});

test('where people sign in is known', () => {
  const { signIn }: PlatformInput = platform;
  expect(installation.signInUrl).toBe(signIn?.url);
});

test('a repository that has not been rendered is a mistake that says what to run', () => {
  expect(() => readInstallation(join(__dirname, 'no-dist'))).toThrow('run "npm run synth"');
});
