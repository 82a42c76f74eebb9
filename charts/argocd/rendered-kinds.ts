import type { DistObject } from '../../objects/dist';

/** A kind as Argo CD's projects name it. */
export interface GroupKind {
  /** API group, '' for the core group. */
  readonly group: string;
  readonly kind: string;
}

/** The kinds of objects, by whether they live in a namespace; sorted, each once. */
export interface RenderedKinds {
  readonly namespaced: readonly GroupKind[];
  readonly clusterScoped: readonly GroupKind[];
}

/** The kinds of these objects, and further ones; one object of a kind shows the scope of all. */
export function renderedKinds(objects: readonly DistObject[], further: RenderedKinds): RenderedKinds {
  const inNamespaces = (object: DistObject) => object.namespace !== '';
  return {
    namespaced: sortedOnce([...objects.filter(inNamespaces), ...further.namespaced]),
    clusterScoped: sortedOnce([...objects.filter((object) => !inNamespaces(object)), ...further.clusterScoped]),
  };
}

/** Each of these kinds once, sorted. */
export function sortedOnce(kinds: readonly GroupKind[]): GroupKind[] {
  const byName = new Map(kinds.map(({ group, kind }) => [`${group}/${kind}`, { group, kind }]));
  return [...byName.keys()].sort().flatMap((name) => byName.get(name) ?? []);
}
