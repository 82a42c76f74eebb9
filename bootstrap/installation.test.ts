import { join } from 'node:path';
import { environments } from '../config/environments';
import { platform } from '../config/platform';
import { readInstallation } from './installation';

const installation = readInstallation(join(__dirname, '../dist'));

test('what is installed is the version and the source that Argo CD then keeps itself by', () => {
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
    'argocd-rbac-cm',
  ]);
});

test('every environment’s revision is known', () => {
  for (const { name, revision } of environments) expect(installation.pinned.get(`${name}-management`)).toBe(revision);
});

test('a repository that has not been rendered is an error that says so', () => {
  expect(() => readInstallation(join(__dirname, 'no-dist'))).toThrow('run "npm run synth"');
});
