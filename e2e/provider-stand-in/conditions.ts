import { at, isList, isObject, type Json, type JsonObject, stringAt } from '../../checks/json';

/** One condition of a managed resource, without its time. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message?: string;
}

/** The conditions of crossplane-runtime (apis/common/v1/condition.go) and of upjet (pkg/resource/conditions.go). */
export const conditions = {
  available: { type: 'Ready', status: 'True', reason: 'Available' },
  creating: { type: 'Ready', status: 'False', reason: 'Creating' },
  deleting: { type: 'Ready', status: 'False', reason: 'Deleting' },
  synced: { type: 'Synced', status: 'True', reason: 'ReconcileSuccess' },
  paused: { type: 'Synced', status: 'False', reason: 'ReconcilePaused' },
  operationSucceeded: { type: 'LastAsyncOperation', status: 'True', reason: 'Success' },
  operationFinished: { type: 'AsyncOperation', status: 'True', reason: 'Finished' },
  operationOngoing: { type: 'AsyncOperation', status: 'False', reason: 'Ongoing' },
} as const satisfies Record<string, Condition>;

/** `Synced` for a reconciliation that failed. */
export function failed(message: string): Condition {
  return { type: 'Synced', status: 'False', reason: 'ReconcileError', message };
}

/** `LastAsyncOperation` for an operation of AWS that failed. */
export function operationFailed(operation: 'Create' | 'Update' | 'Delete', message: string): Condition {
  return { type: 'LastAsyncOperation', status: 'False', reason: `Async${operation}Failure`, message };
}

/** A list of conditions with some set; one that says the same as before keeps the time of its last transition. */
export function withConditions(
  existing: Json | undefined,
  set: readonly Condition[],
  { generation, now }: { readonly generation: number; readonly now: Date },
): readonly JsonObject[] {
  const before = isList(existing) ? existing.filter(isObject) : [];
  const lastTransitionTime = `${now.toISOString().slice(0, 19)}Z`;
  const fresh = set.map((condition): JsonObject => {
    const old = before.find((other) => other.type === condition.type);
    const next: JsonObject = { ...condition, observedGeneration: generation };
    const unchanged = ['status', 'reason', 'message', 'observedGeneration'].every((key) => at(old, key) === next[key]);
    return { ...next, lastTransitionTime: (unchanged && stringAt(old, 'lastTransitionTime')) || lastTransitionTime };
  });
  return [...before.filter((old) => !set.some(({ type }) => type === old.type)), ...fresh];
}
