import { syncOptionsAnnotation } from '../../objects/sync-options';

/** What is special about an object when Argo CD syncs or deletes it. */
export interface SyncProps {
  /** Sync wave within its Application; each waits until the one before is healthy. @default 0 */
  readonly wave?: number;
  /** Whether Argo CD waits for a person to confirm before it prunes or deletes the object. @default false */
  readonly confirmDeletion?: boolean;
  /** Further sync options. @default - none */
  readonly options?: readonly string[];
}

/** The annotations that tell Argo CD how to sync and delete an object. */
export function syncAnnotations({ wave, confirmDeletion = false, options = [] }: SyncProps): Record<string, string> {
  const all = [...(confirmDeletion ? ['Prune=confirm', 'Delete=confirm'] : []), ...options];
  return {
    ...(wave !== undefined && { 'argocd.argoproj.io/sync-wave': String(wave) }),
    ...(all.length > 0 && { [syncOptionsAnnotation]: all.join(',') }),
  };
}
