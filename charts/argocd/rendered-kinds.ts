import type { ApiObject } from 'cdk8s';

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
export function renderedKinds(objects: readonly ApiObject[], further: readonly GroupKind[]): RenderedKinds {
  const one = new Map(objects.map((object) => [`${object.apiGroup}/${object.kind}`, object]));
  const kinds = [...one.keys()].sort().flatMap((key) => {
    const object = one.get(key);
    if (object === undefined) return [];
    const group = object.apiGroup === 'core' ? '' : object.apiGroup;
    // A chart gives its namespace to everything; only the rendered object shows where that was removed.
    return [{ group, kind: object.kind, namespaced: object.toJson().metadata.namespace !== undefined }];
  });
  const plain = ({ group, kind }: GroupKind) => ({ group, kind });
  const name = ({ group, kind }: GroupKind) => `${group}/${kind}`;
  const namespaced = new Map(
    [...kinds.filter((kind) => kind.namespaced), ...further].map((kind) => [name(kind), plain(kind)]),
  );
  return {
    namespaced: [...namespaced.keys()].sort().flatMap((key) => namespaced.get(key) ?? []),
    clusterScoped: kinds.filter((kind) => !kind.namespaced).map(plain),
  };
}
