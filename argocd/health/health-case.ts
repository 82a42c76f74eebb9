import type { JsonObject } from '../../objects/json';

/** What Argo CD makes of one object. */
export interface HealthCase {
  /** What the object is, as the end of a sentence. */
  readonly title: string;
  readonly object: JsonObject;
  readonly status: 'Healthy' | 'Progressing' | 'Degraded' | 'Suspended';
  /** Text that Argo CD shows with the status. */
  readonly message: string;
}

/** A case as its columns. */
export type Row = readonly [title: string, object: JsonObject, status: HealthCase['status'], message: string];

/** An object of a kind, in its first generation. */
export const object = (apiVersion: string, kind: string, rest: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name: 'example', namespace: 'dev', generation: 1 },
  ...rest,
});

/** The object after changes of its spec. */
export const changed = (generation: number, body: JsonObject): JsonObject => ({
  ...body,
  metadata: { name: 'example', namespace: 'dev', generation },
});

/** A condition as Crossplane and its providers write it, but for its time. */
export const condition = (type: string, status: string, reason: string, message?: string): JsonObject =>
  message === undefined ? { type, status, reason } : { type, status, reason, message };

/** A condition that says of which generation it is. */
export const of = (generation: number, one: JsonObject): JsonObject => ({ ...one, observedGeneration: generation });

export const ready = condition('Ready', 'True', 'Available');
export const synced = condition('Synced', 'True', 'ReconcileSuccess');
