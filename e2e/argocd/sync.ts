import type { Kubectl } from '../../tools/processes/kubectl';
import type { ApplicationState } from './applications';

/** Starts a sync of an Application as a person would, with its own options. */
export async function sync(
  kubectl: Kubectl,
  { name, syncOptions }: Pick<ApplicationState, 'name' | 'syncOptions'>,
): Promise<void> {
  const operation = { initiatedBy: { username: 'e2e' }, sync: { prune: true, syncOptions } };
  const patch = `--patch=${JSON.stringify({ operation })}`;
  await kubectl.run(['patch', 'applications.argoproj.io', name, '--namespace=argocd', '--type=merge', patch]);
}
