import { at, stringAt } from '../../checks/json';
import { conditions } from './conditions';
import { locationOf, resolve } from './external-resource';
import type { ManagedResource } from './managed-resource';
import { ReconcileError } from './reconcile-error';
import type { Outcome } from './work-queue';
import type { World } from './world';

/** Writes the kubeconfig of an EKS cluster into the connection secret of a ClusterAuth, once the cluster is active. */
export async function reconcileClusterAuth(world: World, resource: ManagedResource): Promise<Outcome> {
  if (resource.isDeleted) {
    // The garbage collector takes the secret along, which the ClusterAuth owns.
    if (resource.hasFinalizer) await resource.release();
    return 'done';
  }
  await resolve(world, resource);
  const { account } = await locationOf(world, resource);
  await resource.hold({});
  const cluster = stringAt(resource.parameters, 'clusterName') ?? '';
  if (world.inventory.find({ kind: 'eks Cluster', account, externalName: cluster }) === undefined) {
    const message = `ResourceNotFoundException: No cluster found for name: ${cluster}.`;
    throw new ReconcileError(`create failed: cannot describe cluster: ${message}`, [conditions.creating]);
  }
  await writeSecret(world, resource, cluster);
  const refreshed = stringAt(resource.object, 'status', 'atProvider', 'lastRefreshTime');
  const lastRefreshTime = refreshed ?? `${new Date().toISOString().slice(0, 19)}Z`;
  await resource.report([conditions.synced, conditions.available], { lastRefreshTime });
  return 'done';
}

async function writeSecret(
  { api, workloads }: World,
  { kind, namespace, name, uid, spec, object }: ManagedResource,
  cluster: string,
): Promise<void> {
  const secret = stringAt(spec, 'writeConnectionSecretToRef', 'name');
  if (secret === undefined) return;
  const owner = {
    apiVersion: object.apiVersion,
    kind: kind.kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
  const body = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret, namespace, ownerReferences: [owner] },
    type: 'connection.crossplane.io/v1alpha1',
    data: { kubeconfig: Buffer.from(workloads.get(cluster)?.kubeconfig ?? '').toString('base64') },
  };
  const path = `/api/v1/namespaces/${namespace}/secrets/${secret}`;
  const before = await api.find(path);
  if (at(before, 'data', 'kubeconfig') !== body.data.kubeconfig) await api.patch(path, 'apply', body, 'provider');
}
