import type { Kubectl } from '../../tools/processes/kubectl';

/** Confirms, as an administrator does, what Applications wait to delete or to prune. */
export async function approve(kubectl: Kubectl, names: readonly string[]): Promise<void> {
  const approval = `argocd.argoproj.io/deletion-approved=${new Date().toISOString()}`;
  await kubectl.run(['annotate', 'applications.argoproj.io', ...names, '--namespace=argocd', '--overwrite', approval]);
}
