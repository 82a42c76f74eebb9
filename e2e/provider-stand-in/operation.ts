import { delayOf } from './delay';
import type { ManagedResource } from './managed-resource';
import type { World } from './world';

/** Milliseconds until an operation on AWS is done; the first question starts it, and 0 ends it. */
export function operationTime(
  world: World,
  operation: 'create' | 'delete',
  { kind, place, uid }: ManagedResource,
): number {
  const key = `${operation} ${uid}`;
  const now = Date.now();
  const due = world.operations.get(key) ?? now + delayOf(world.delays, kind.name, place);
  if (due > now) world.operations.set(key, due);
  else world.operations.delete(key);
  return Math.max(0, due - now);
}
