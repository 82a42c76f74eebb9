import { listAt, parsedObject, stringAt } from '../objects/json';
import type { Kubectl } from '../tools/processes/kubectl';
import type { RunProcess } from '../tools/processes/run-process';
import { BootstrapError } from './bootstrap-error';
import { git } from './git';

const typeLabel = 'argocd.argoproj.io/secret-type';

/** Settings by which git ignores a person's credentials, cookies and headers; it still reads a netrc. */
const settings = ['credential.helper=', 'http.cookieFile=', 'http.extraHeader='].flatMap((one) => ['-c', one]);

/** Keeps git from asking a person, through an askpass program as editors set one, and from using a key. */
const anonymous = { GIT_ASKPASS: '', GIT_SSH_COMMAND: 'false' };

/**
 * Checks that Argo CD has credentials for a repository that not everybody may read.
 *
 * @throws BootstrapError where it has none
 */
export async function checkCredentials(repository: string, kubectl: Kubectl, run: RunProcess): Promise<void> {
  const read = await git(run, [...settings, 'ls-remote', '--heads', repository], anonymous);
  if (read.code === 0) return;
  const selector = `--selector=${typeLabel} in (repository, repo-creds)`;
  const asked = ['get', 'secrets', '--namespace=argocd', selector, '--output=json'];
  const secrets = parsedObject(await kubectl.run(asked, { toDo: 'use the context of an administrator' }));
  const wanted = normalized(repository);
  const isThere = listAt(secrets, 'items').some((secret) => {
    const url = normalized(Buffer.from(stringAt(secret, 'data', 'url') ?? '', 'base64').toString());
    const isForMany = stringAt(secret, 'metadata', 'labels', typeLabel) === 'repo-creds';
    return isForMany ? url !== '' && wanted.startsWith(url) : wanted === url;
  });
  if (isThere) return;
  const toDo = 'make the Secret that bootstrap/README.md describes';
  throw new BootstrapError([
    `repositoryUrl: cannot be read without credentials, and Argo CD has none (${repository}) — ${toDo}`,
  ]);
}

/** An address in the form in which Argo CD compares addresses. Source: `NormalizeGitURL` of Argo CD v3.5.7. */
function normalized(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/^([\w.-]+@[^:/]+):/, '$1/')
    .replace(/\.git$/, '')
    .replace(/^ssh:\/\//, '');
}
