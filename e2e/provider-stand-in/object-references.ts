import { at, isList, isObject, type Json, type JsonObject, stringAt } from '../../checks/json';
import { parseFieldPath, valueAt, withValueAt } from './field-path';
import type { ObjectName } from './resource-paths';

/** One of `spec.references` of an Object of provider-kubernetes. */
export interface ObjectReference {
  readonly source: ObjectName;
  /** What is copied, and where to in the manifest; undefined for an object that only has to exist. */
  readonly copy: { readonly from: string; readonly to: string } | undefined;
}

/** The references of an Object, in order. */
export function objectReferences(spec: JsonObject): readonly ObjectReference[] {
  const references = spec.references;
  return (isList(references) ? references : []).map((reference) => {
    const patchesFrom = at(reference, 'patchesFrom');
    const source = patchesFrom ?? at(reference, 'dependsOn');
    const from = stringAt(patchesFrom, 'fieldPath');
    const [apiVersion, kind, name] = ['apiVersion', 'kind', 'name'].map((key) => stringAt(source, key) ?? '');
    return {
      source: {
        apiVersion: apiVersion ?? '',
        kind: kind ?? '',
        name: name ?? '',
        namespace: stringAt(source, 'namespace'),
      },
      copy: from === undefined ? undefined : { from, to: stringAt(reference, 'toFieldPath') ?? from },
    };
  });
}

/** The manifest with a field of another object copied into it; throws, in Crossplane's words, where there is no such field. */
export function withCopy(
  manifest: JsonObject,
  { from, to }: { from: string; to: string },
  source: JsonObject,
): JsonObject {
  const value: Json | undefined = valueAt(source, parseFieldPath(from));
  if (value === undefined) throw new Error(`${from}: no such field`);
  const copied = withValueAt(manifest, parseFieldPath(to), value);
  return isObject(copied) ? copied : manifest;
}
