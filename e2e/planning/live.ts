import { kinds } from '../../kinds/kinds';
import { conditionOf } from '../../objects/conditions';
import { groupKind } from '../../objects/group-kind';
import { type Json, stringAt } from '../../objects/json';
import type { Kubectl, KubeObject } from '../../tools/processes/kubectl';

/** A managed resource as the API server has it. */
export interface LiveObject {
  /** Whether its provider has made of it what it says. */
  readonly isSettled: boolean;
  /** Whether its provider will not change what AWS never changes. */
  readonly isRefused: boolean;
  /** What it waits for, in words. */
  readonly complaint: string;
}

/** By what an object of Git and a live one are known to be the same. */
export function liveName(object: { readonly group: string; readonly kind: string; readonly name: string }): string {
  return `${groupKind(object)} ${object.name}`;
}

/** Whether an object stands for something in AWS. */
export function isInAws(object: { readonly group: string; readonly kind: string }): boolean {
  return kinds[groupKind(object)] !== undefined;
}

/** The managed resources of AWS in the namespace of each environment, by `liveName`. */
export async function liveObjects(kubectl: Kubectl): Promise<ReadonlyMap<string, ReadonlyMap<string, LiveObject>>> {
  const found = new Map<string, Map<string, LiveObject>>();
  for (const { apiVersion, kind, metadata, status } of await kubectl.list('managed')) {
    const group = apiVersion.split('/')[0] ?? '';
    const { namespace = '', name } = metadata;
    if (!isInAws({ group, kind })) continue;
    const objects = found.get(namespace) ?? new Map<string, LiveObject>();
    found.set(namespace, objects);
    objects.set(liveName({ group, kind, name }), liveObject(metadata, status));
  }
  return found;
}

/** In crossplane/upjet's `external_tfpluginsdk.go`, where a change would take another resource. */
const refusal = /refuse to update the external resource/;

function liveObject(metadata: KubeObject['metadata'], status: Json | undefined): LiveObject {
  const [synced, ready, operation] = ['Synced', 'Ready', 'AsyncOperation'].map((type) => conditionOf(status, type));
  const isCurrent = synced?.observedGeneration === metadata.generation;
  // Its provider writes the object again with every try, so the condition is hardly ever of the last generation.
  const isRefused = synced?.status === 'False' && refusal.test(stringAt(synced, 'message') ?? '');
  const isAtRest = operation === undefined || operation.reason === 'Finished';
  const isDone = isCurrent && synced?.status === 'True' && ready?.status === 'True' && isAtRest;
  const bad = [synced, ready].find((one) => one?.status !== 'True');
  return {
    isSettled: metadata.deletionTimestamp === undefined && isDone,
    isRefused,
    complaint:
      metadata.deletionTimestamp === undefined
        ? `${stringAt(bad, 'reason') ?? 'no condition'} ${stringAt(bad, 'message') ?? ''}`
        : `is being deleted ${stringAt(bad, 'message') ?? ''}`,
  };
}
