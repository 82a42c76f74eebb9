import { at, isList, isObject, type JsonObject, stringAt } from '../../checks/json';
import { ApiError } from './api-server';
import { conditions } from './conditions';
import { initialize } from './initialize';
import type { ManagedResource } from './managed-resource';
import { isAllowed } from './management-policies';
import { type ObjectReference, objectReferences, withCopy } from './object-references';
import { ReconcileError } from './reconcile-error';
import type { ResourcePaths } from './resource-paths';
import type { Outcome } from './work-queue';
import type { WorkloadApis } from './workload-api';
import type { World } from './world';

/** What Objects need besides the world. */
export interface ObjectWorld {
  readonly world: World;
  /** Where the management cluster serves its objects. */
  readonly paths: ResourcePaths;
  readonly workloads: WorkloadApis;
}

/** Applies the manifest of an Object of provider-kubernetes to the cluster of its ProviderConfig, or deletes it there. */
export async function reconcileObject(here: ObjectWorld, resource: ManagedResource): Promise<Outcome> {
  if (resource.isDeleted) return deleteObject(here, resource);
  await initialize(resource);
  const { api, paths } = await here.workloads.of(here.world, resource);
  await resource.hold({});
  const manifest = await manifestOf(here, resource);
  const changes = isAllowed(resource.object, 'Create') || isAllowed(resource.object, 'Update');
  const applied = await refusedAs('create failed: cannot create object', async () => {
    const path = await paths.of(nameOf(manifest));
    return changes ? api.patch(path, 'apply', manifest, `provider-kubernetes/${resource.name}`) : api.get(path);
  });
  await resource.report([conditions.synced, conditions.available], { manifest: applied });
  return 'done';
}

async function deleteObject(here: ObjectWorld, resource: ManagedResource): Promise<Outcome> {
  if (!resource.hasFinalizer) return 'done';
  if (isAllowed(resource.object, 'Delete')) {
    const { api, paths } = await here.workloads.of(here.world, resource);
    await resource.report([conditions.synced, conditions.deleting]);
    const path = await paths.of(nameOf(rawManifest(resource)));
    await api.delete(path);
    if ((await api.find(path)) !== undefined) return 'retry';
  }
  for (const { source } of objectReferences(resource.spec)) {
    const path = await here.paths.of(source);
    const object = await here.world.api.find(path);
    if (object !== undefined) await setFinalizer(here, path, object, resource, false);
  }
  await resource.release();
  return 'done';
}

async function manifestOf(here: ObjectWorld, resource: ManagedResource): Promise<JsonObject> {
  let manifest = rawManifest(resource);
  for (const reference of objectReferences(resource.spec))
    manifest = await withReference(here, resource, reference, manifest);
  return manifest;
}

async function withReference(
  here: ObjectWorld,
  resource: ManagedResource,
  { source, copy }: ObjectReference,
  manifest: JsonObject,
): Promise<JsonObject> {
  const unresolved = 'observe failed: cannot resolve resource references';
  const [path, object] = await refusedAs(`${unresolved}: cannot get referenced resource`, async () => {
    const found = await here.paths.of(source);
    return [found, await here.world.api.get(found)] as const;
  });
  await setFinalizer(here, path, object, resource, true);
  if (copy === undefined) return manifest;
  try {
    return withCopy(manifest, copy, object);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReconcileError(`${unresolved}: cannot patch from referenced resource: ${reason}`);
  }
}

/** An object that is copied from outlives the Object that copies from it. */
async function setFinalizer(
  here: ObjectWorld,
  path: string,
  object: JsonObject,
  { uid }: ManagedResource,
  wanted: boolean,
) {
  const finalizer = `kubernetes.crossplane.io/referred-by-object-${uid}`;
  const found = at(object, 'metadata', 'finalizers');
  const before = isList(found) ? found : [];
  if (before.includes(finalizer) === wanted) return;
  const finalizers = wanted ? [...before, finalizer] : before.filter((name) => name !== finalizer);
  const resourceVersion = stringAt(object, 'metadata', 'resourceVersion');
  await here.world.api.patch(path, 'merge', { metadata: { resourceVersion, finalizers } }, 'provider-kubernetes');
}

function rawManifest({ parameters, name }: ManagedResource): JsonObject {
  const { manifest } = parameters;
  if (!isObject(manifest)) throw new ReconcileError('observe failed: cannot unmarshal template');
  const metadata = at(manifest, 'metadata');
  return { ...manifest, metadata: { name, ...(isObject(metadata) ? metadata : {}) } };
}

function nameOf(manifest: JsonObject) {
  const [apiVersion = '', kind = ''] = [stringAt(manifest, 'apiVersion'), stringAt(manifest, 'kind')];
  const metadata = at(manifest, 'metadata');
  return { apiVersion, kind, namespace: stringAt(metadata, 'namespace'), name: stringAt(metadata, 'name') ?? '' };
}

async function refusedAs<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ReconcileError(`${what}: ${error.message}`);
  }
}
