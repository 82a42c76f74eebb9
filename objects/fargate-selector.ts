import { at, isObject, type Json, stringAt } from './json';
import type { Labels } from './label-selector';

/**
 * Whether a selector of a Fargate profile selects a pod: namespace, label keys and label values may have `*` for any text
 * and `?` for one character.
 *
 * Source: Amazon EKS user guide, "Define which Pods use AWS Fargate when launched".
 */
export function selectsPod(selector: Json, pod: { readonly namespace: string; readonly labels: Labels }): boolean {
  const wanted = at(selector, 'labels');
  return (
    selectsNamespace(selector, pod.namespace) &&
    Object.entries(isObject(wanted) ? wanted : {}).every(([key, value]) =>
      Object.entries(pod.labels).some(([own, text]) => matches(key, own) && matches(String(value), text)),
    )
  );
}

/** Whether a selector of a Fargate profile selects some pods of a namespace. */
export function selectsNamespace(selector: Json, namespace: string): boolean {
  return matches(stringAt(selector, 'namespace') ?? '', namespace);
}

/** Whether a selector of a Fargate profile names its namespace, instead of a pattern that others match too. */
export function namesNamespace(selector: Json): boolean {
  return !/[*?]/.test(stringAt(selector, 'namespace') ?? '');
}

function matches(pattern: string, text: string): boolean {
  const parts = [...pattern].map((character) => {
    if (character === '*') return '.*';
    return character === '?' ? '.' : character.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`).test(text);
}
