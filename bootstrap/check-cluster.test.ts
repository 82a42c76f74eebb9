import { platform } from '../config/platform';
import { checkCluster } from './check-cluster';
import { kubectlFor } from './kubectl';

function check(gitVersion: string): Promise<string> {
  const stdout = JSON.stringify({ clientVersion: { gitVersion: 'v1.20.0' }, serverVersion: { gitVersion } });
  return checkCluster(kubectlFor({ context: 'management' }, async () => ({ code: 0, stdout, stderr: '' })));
}

test('the version of a cluster that Argo CD is tested with is returned', async () => {
  expect(await check('v1.33.5-eks-3025e55')).toBe('v1.33.5-eks-3025e55');
});

test.each(['v1.32.9', 'unknown'])('a cluster of %s is a mistake, reported in one line', async (version) => {
  await expect(check(version)).rejects.toThrow(
    new RegExp(`^cluster: Kubernetes is not as new .* \\(${version}\\) — upgrade it to 1\\.33 or`),
  );
});

test('the oldest version is that of the Argo CD that is installed', () => {
  expect(platform.versions.argocd).toMatch(/^v3\.5\./);
});
