import { asyncKinds } from './async-kinds';
import { conditions, operationFailed } from './conditions';
import { dependentsOf } from './dependents';
import { externalNameAnnotation } from './identify';
import type { InventoryEntry } from './inventory';
import { ManagedResource } from './managed-resource';
import { isAllowed } from './management-policies';
import { operationTime } from './operation';
import { ReconcileError } from './reconcile-error';
import { deletionRefusal } from './refusal';
import type { Outcome } from './work-queue';
import type { World } from './world';

/** Deletes the external resource of a deleted managed resource, or leaves it where its policies say so, and lets it go. */
export async function deleteExternal(world: World, resource: ManagedResource): Promise<Outcome> {
  if (!resource.hasFinalizer) return 'done';
  const { kind, object, uid } = resource;
  const entry = world.inventory.madeBy(kind.name, uid);
  if (entry !== undefined && !isAllowed(object, 'Delete')) {
    world.inventory.orphan(entry);
    await world.inventory.flush();
  } else if (entry !== undefined) {
    const waiting = await remove(world, resource, entry);
    if (waiting !== undefined) return waiting;
  }
  await resource.release();
  return 'done';
}

async function remove(world: World, resource: ManagedResource, entry: InventoryEntry): Promise<Outcome | undefined> {
  const refused = deletionRefusal(resource.parameters, dependentsIn(world, resource));
  if (refused !== undefined) throw deletionFailure(resource.kind.name, refused);
  await resource.report([conditions.synced, conditions.deleting]);
  const afterMs = operationTime(world, 'delete', resource);
  if (afterMs > 0) return { afterMs };
  world.inventory.delete(entry);
  await world.inventory.flush();
  return undefined;
}

function deletionFailure(kind: string, message: string): ReconcileError {
  const text = `delete failed: ${message}`;
  if (!asyncKinds.has(kind)) return new ReconcileError(text, [conditions.deleting]);
  const operation = [operationFailed('Delete', `async ${text}`), conditions.operationFinished];
  return new ReconcileError(`async ${text}`, [conditions.deleting, ...operation]);
}

function dependentsIn({ store, api }: World, resource: ManagedResource): readonly string[] {
  const { kind, name, namespace } = resource;
  const externalName = resource.annotation(externalNameAnnotation) ?? name;
  const live = store.managedIn(namespace).map((served) => ({
    kind: served.kind,
    // What has no finalizer has no external resource either.
    objects: served.objects.filter((one) => new ManagedResource(served.kind, one, api, store).hasFinalizer),
  }));
  return dependentsOf({ kind: kind.name, name, externalName }, live);
}
