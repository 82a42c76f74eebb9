import type { Kubectl } from '../../tools/processes/kubectl';

/** Tells Applications that the repository moved, as the webhook of a Git host does; `hard` has them rendered anew as well. */
export async function refresh(
  kubectl: Kubectl,
  names: readonly string[],
  how: 'normal' | 'hard' = 'normal',
): Promise<void> {
  if (names.length === 0) return;
  const annotation = `argocd.argoproj.io/refresh=${how}`;
  await kubectl.run([
    'annotate',
    'applications.argoproj.io',
    ...names,
    '--namespace=argocd',
    '--overwrite',
    annotation,
  ]);
}
