import { at, type JsonObject, stringAt } from '../../checks/json';
import { placeOf } from './api-server';
import type { LiveResources } from './dependents';
import type { ManagedResources } from './resolve-references';
import type { ServedKind } from './served-kind';

/** What the API server has of the kinds that are served, as far as the watches know. */
export class Store {
  private readonly kinds = new Map<string, ServedKind>();
  private readonly objects = new Map<string, Map<string, JsonObject>>();

  /** Adds a kind, or replaces it after a change of its CustomResourceDefinition. */
  serve(kind: ServedKind): void {
    this.kinds.set(idOf(kind), kind);
    if (!this.objects.has(idOf(kind))) this.objects.set(idOf(kind), new Map());
  }

  /** Forgets a kind and its objects. */
  forget(kind: ServedKind): void {
    this.kinds.delete(idOf(kind));
    this.objects.delete(idOf(kind));
  }

  put(kind: ServedKind, object: JsonObject): void {
    this.objects.get(idOf(kind))?.set(placeOf(object), object);
  }

  remove(kind: ServedKind, object: JsonObject): void {
    this.objects.get(idOf(kind))?.delete(placeOf(object));
  }

  /** A kind by its id, as `eks.aws.m.upbound.io/Cluster`. */
  kind(id: string): ServedKind | undefined {
    return this.kinds.get(id);
  }

  /** An object by the id of its kind and its place, as `dev/eks-vpc-dev`. */
  object(kindId: string, place: string): JsonObject | undefined {
    return this.objects.get(kindId)?.get(place);
  }

  /** All managed resources, by kind. */
  managed(): LiveResources[] {
    return [...this.kinds.values()]
      .filter((kind) => kind.forProvider !== undefined)
      .map((kind) => ({ kind, objects: this.all(idOf(kind)) }));
  }

  /** The managed resources of a namespace, by kind. */
  managedIn(namespace: string): LiveResources[] {
    return this.managed().map(({ kind, objects }) => ({
      kind,
      objects: objects.filter((object) => isIn(object, namespace)),
    }));
  }

  /** The managed resources of a family of groups, as `aws.m.upbound.io`, as references look them up. */
  ofFamily(family: string): ManagedResources {
    const id = (service: string, kind: string) => `${service}.${family}/${kind}`;
    return {
      get: (service, kind, namespace, name) => this.object(id(service, kind), `${namespace}/${name}`),
      list: (service, kind, namespace) => this.all(id(service, kind)).filter((object) => isIn(object, namespace)),
    };
  }

  private all(kindId: string): readonly JsonObject[] {
    return [...(this.objects.get(kindId)?.values() ?? [])];
  }
}

/** The id of a kind, as `eks.aws.m.upbound.io/Cluster`. */
export function idOf({ group, kind }: Pick<ServedKind, 'group' | 'kind'>): string {
  return `${group}/${kind}`;
}

const isIn = (object: JsonObject, namespace: string) => stringAt(at(object, 'metadata'), 'namespace') === namespace;
