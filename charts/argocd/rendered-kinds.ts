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

/**
 * The kinds of these objects, and further ones that live in a namespace; one object of a kind shows the scope of all.
 */
export function renderedKinds(objects: readonly DistObject[], further: readonly GroupKind[]): RenderedKinds {
  const plain = ({ group, kind }: GroupKind) => ({ group, kind });
  const name = ({ group, kind }: GroupKind) => `${group}/${kind}`;
  const one = new Map(objects.map((object) => [name(object), object]));
  const kinds = [...one.keys()].sort().flatMap((key) => one.get(key) ?? []);
  const namespaced = new Map(
    [...kinds.filter(({ namespace }) => namespace !== ''), ...further].map((kind) => [name(kind), plain(kind)]),
  );
  return {
    namespaced: [...namespaced.keys()].sort().flatMap((key) => namespaced.get(key) ?? []),
    clusterScoped: kinds.filter(({ namespace }) => namespace === '').map(plain),
  };
}
