import type { Kubectl } from '../../tools/processes/kubectl';

/** Makes Argo CD compare Applications, as the webhook of a Git host does after a push; `hard` makes it render them again too. */
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
