/**
 * Annotation of what every environment stands on: Argo CD waits for a person before it deletes it. A definition or a
 * provider that goes takes all objects of its kinds along, those of pinned environments too.
 */
export const asksFirst = { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' } as const;
