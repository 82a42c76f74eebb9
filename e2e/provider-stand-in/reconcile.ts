import { ApiError } from './api-server';
import { reconcileClusterAuth } from './cluster-auth';
import { conditions, failed } from './conditions';
import { deleteExternal } from './delete-external';
import { reconcileExternal } from './external-resource';
import { type ObjectWorld, reconcileObject } from './kubernetes-object';
import type { ManagedResource } from './managed-resource';
import { isPaused } from './management-policies';
import { ReconcileError } from './reconcile-error';
import type { Outcome } from './work-queue';

/** Reconciles a managed resource once; what goes wrong is reported in its conditions, and tried again. */
export async function reconcile(here: ObjectWorld, resource: ManagedResource): Promise<Outcome> {
  try {
    return await turn(here, resource);
  } catch (error) {
    if (error instanceof ReconcileError) {
      await resource.report([failed(error.message), ...error.conditions]);
      return 'retry';
    }
    // Somebody else wrote or deleted the object meanwhile: the watch brings what it is now.
    if (error instanceof ApiError && (error.status === 404 || error.status === 409)) return 'retry';
    throw error;
  }
}

async function turn(here: ObjectWorld, resource: ManagedResource): Promise<Outcome> {
  if (isPaused(resource.object)) {
    await resource.report([conditions.paused]);
    return 'done';
  }
  if (resource.kind.name === 'eks ClusterAuth') return reconcileClusterAuth(here.world, resource);
  if (resource.kind.family === 'm.crossplane.io') return reconcileObject(here, resource);
  return resource.isDeleted ? deleteExternal(here.world, resource) : reconcileExternal(here.world, resource);
}
