import type { Kubectl } from '../../tools/processes/kubectl';
import type { ApplicationState } from './applications';

/** Syncs an Application as a person would, with the options that it has; its next state says what came of it. */
export async function sync(
  kubectl: Kubectl,
  { name, syncOptions }: Pick<ApplicationState, 'name' | 'syncOptions'>,
): Promise<void> {
  const operation = { initiatedBy: { username: 'e2e' }, sync: { prune: true, syncOptions } };
  const patch = `--patch=${JSON.stringify({ operation })}`;
  await kubectl.run(['patch', 'applications.argoproj.io', name, '--namespace=argocd', '--type=merge', patch]);
}
