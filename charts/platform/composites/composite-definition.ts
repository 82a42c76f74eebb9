import type { GroupVersionKind } from 'cdk8s';
import type { Schema } from './schema';

/** A kind of composite resource of this platform: its XRD, and what its Composition makes of it. */
export interface CompositeDefinition {
  readonly kind: string;
  readonly plural: string;
  /** What one of them is. */
  readonly description: string;
  /** File in `charts/platform/composites/` with the Composition's class. */
  readonly source: string;
  /** Every kind that the Composition composes. */
  readonly composes: readonly GroupVersionKind[];
  /** What `kubectl get` shows, by the path from which it is read. */
  readonly columns: Readonly<Record<string, string>>;
  readonly spec: Schema;
  /** What the Composition writes, each field as soon as AWS has given its value. */
  readonly status: Readonly<Record<string, Schema>>;
}
