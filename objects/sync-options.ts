import { type Json, stringAt } from './json';

/** The annotation in which an object asks Argo CD to sync it in another way than the rest of its Application. */
export const syncOptionsAnnotation = 'argocd.argoproj.io/sync-options';

/** The sync options that an object's annotation lists, such as `Prune=confirm`. */
export function syncOptionsOf(object: Json): readonly string[] {
  return (stringAt(object, 'metadata', 'annotations', syncOptionsAnnotation) ?? '')
    .split(',')
    .map((option) => option.trim())
    .filter(Boolean);
}
