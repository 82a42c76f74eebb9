import type { Condition } from './conditions';

/** A reconciliation that cannot go on for now: its message becomes that of `Synced`, and it is tried again. */
export class ReconcileError extends Error {
  constructor(
    message: string,
    /** Conditions to set besides. */
    readonly conditions: readonly Condition[] = [],
  ) {
    super(message);
  }
}
