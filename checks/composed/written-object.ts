import { type DistObject, toObject } from '../../objects/dist';
import { groupKind } from '../../objects/group-kind';
import { at } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';

/** What an `Object` of provider-kubernetes writes into the workload cluster; undefined for any other object. */
export function writtenObject(object: DistObject): DistObject | undefined {
  if (groupKind(object) !== 'kubernetes.m.crossplane.io Object') return undefined;
  const written = toObject(object.file, at(forProviderOf(object.body), 'manifest') ?? null);
  return written === undefined ? undefined : { ...written, cluster: object.namespace };
}
