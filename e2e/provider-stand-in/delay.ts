import { createHash } from 'node:crypto';

/** How long AWS takes to make and delete external resources. */
export interface Delays {
  /** Milliseconds, for kinds without one of their own. */
  readonly usual: number;
  /** Milliseconds by kind, as `eks Cluster`. */
  readonly byKind: ReadonlyMap<string, number>;
  /** Greatest part of a delay that is added to it or taken off, 0 for none. */
  readonly jitter: number;
  /** What the jitter is drawn from. */
  readonly seed: number;
}

/** Milliseconds that an operation on a managed resource takes; the same for the same seed and resource. */
export function delayOf({ usual, byKind, jitter, seed }: Delays, kind: string, managedResource: string): number {
  const digest = createHash('sha256').update(`${seed} ${kind} ${managedResource}`).digest();
  const draw = digest.readUInt32BE(0) / 2 ** 32;
  return Math.round((byKind.get(kind) ?? usual) * (1 + jitter * (2 * draw - 1)));
}
