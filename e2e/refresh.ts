import type { Kubectl } from './kubectl';

/** Tells Argo CD's Applications that the repository moved, as the webhook of a Git host does. */
export async function refresh(kubectl: Kubectl, how: 'normal' | 'hard' = 'normal'): Promise<void> {
  const all = ['--all', '--namespace=argocd', '--overwrite'];
  await kubectl.run(['annotate', 'applications.argoproj.io', ...all, `argocd.argoproj.io/refresh=${how}`]);
}
