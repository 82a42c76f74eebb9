import { at, isList, type Json, type JsonObject, stringAt } from '../../checks/json';
import { eachItem } from './reference-fields';
import { referenceTarget } from './reference-target';
import type { ServedKind } from './served-kind';

/** A kind with its live managed resources in one namespace. */
export interface LiveResources {
  readonly kind: ServedKind;
  readonly objects: readonly JsonObject[];
}

/** A managed resource that is to be deleted. */
export interface Deleted {
  /** As `ec2 VPC`. */
  readonly kind: string;
  readonly name: string;
  readonly externalName: string;
}

/** The managed resources, as `Subnet a`, that AWS would not let lose a resource: those whose references name it. */
export function dependentsOf(deleted: Deleted, live: readonly LiveResources[]): readonly string[] {
  return live.flatMap(({ kind, objects }) => {
    const references = kind.references.filter(({ field }) => {
      const target = referenceTarget(kind.name, field);
      return target !== undefined && `${target.service} ${target.kind}` === deleted.kind;
    });
    return objects
      .filter(
        (object) =>
          references.some((field) => names(object, [...field.parent, field.reference], deleted.name)) ||
          holds(kind, object, deleted),
      )
      .map((object) => `${kind.kind} ${stringAt(object, 'metadata', 'name')}`);
  });
}

function names(object: JsonObject, path: readonly string[], name: string): boolean {
  let values: readonly (Json | undefined)[] = [object.spec];
  for (const key of path) {
    values = key === eachItem ? values.flatMap(items) : values.map((value) => at(value, key));
  }
  return values.flatMap(items).some((value) => at(value, 'name') === name);
}

const items = (value: Json | undefined): readonly (Json | undefined)[] => (isList(value) ? value : [value]);

/** EKS deletes no cluster that has Fargate profiles, whether these name it by reference or by value. */
function holds(kind: ServedKind, object: JsonObject, deleted: Deleted): boolean {
  if (kind.name !== 'eks FargateProfile' || deleted.kind !== 'eks Cluster') return false;
  return stringAt(object, 'spec', 'forProvider', 'clusterName') === deleted.externalName;
}
