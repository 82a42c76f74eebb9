import { at, isList, type JsonObject, stringAt } from '../../checks/json';
import { type ApiServer, placeOf } from './api-server';
import type { ManagedResource } from './managed-resource';
import { ReconcileError } from './reconcile-error';
import type { ServedKind } from './served-kind';
import { idOf, type Store } from './store';
import type { World } from './world';

// As crossplane-runtime keeps configurations that are in use (pkg/reconciler/providerconfig/reconciler.go).
const inUse = 'in-use.crossplane.io';

const terraformSetup = 'terraform setup: cannot get referenced ProviderConfig';

/** The ProviderConfig or ClusterProviderConfig of a managed resource, kept from now on; throws ReconcileError for none. */
export async function connect({ api, store }: World, resource: ManagedResource): Promise<JsonObject> {
  const { kind, place } = configRefOf(store, resource.kind, resource.object);
  const object = kind === undefined ? undefined : store.object(idOf(kind), place);
  if (kind !== undefined && object !== undefined) {
    const isKept = !resource.isDeleted && at(object, 'metadata', 'deletionTimestamp') === undefined;
    if (isKept) await setInUse(api, kind, object, true);
    return object;
  }
  const { kind: configKind, name } = referenceOf(resource.object);
  const what = `${configKind}.${kind?.group ?? resource.kind.family} "${name}" not found`;
  const wanted = resource.kind.family === 'm.crossplane.io' ? 'ProviderConfig' : terraformSetup;
  throw new ReconcileError(`connect failed: cannot get ${wanted}: ${what}`);
}

/** The AWS account that a ProviderConfig leads to: that of the last role it assumes. Throws ReconcileError for none. */
export function accountOf(providerConfig: JsonObject): string {
  const chain = at(providerConfig, 'spec', 'assumeRoleChain');
  const role = isList(chain) ? stringAt(chain.at(-1), 'roleARN') : undefined;
  const account = role?.match(/^arn:[\w-]+:iam::(\d{12}):role\//)?.[1];
  if (account !== undefined) return account;
  throw new ReconcileError(
    'connect failed: cannot get terraform setup: cannot assume role: no role in assumeRoleChain',
  );
}

/** Lets a deleted configuration go once no managed resource uses it; tells whether it has to be asked again. */
export async function releaseConfig({ api, store }: World, kind: ServedKind, object: JsonObject): Promise<boolean> {
  if (at(object, 'metadata', 'deletionTimestamp') === undefined) return false;
  const uses = (served: ServedKind, user: JsonObject) => {
    const reference = configRefOf(store, served, user);
    return reference.kind === kind && reference.place === placeOf(object);
  };
  if (store.managed().some(({ kind: served, objects }) => objects.some((user) => uses(served, user)))) return true;
  await setInUse(api, kind, object, false);
  return false;
}

function referenceOf(object: JsonObject) {
  const reference = at(object, 'spec', 'providerConfigRef');
  return {
    kind: stringAt(reference, 'kind') ?? 'ClusterProviderConfig',
    name: stringAt(reference, 'name') ?? 'default',
  };
}

function configRefOf(store: Store, { family, group }: ServedKind, object: JsonObject) {
  const { kind, name } = referenceOf(object);
  // All AWS groups share the configuration of their family; provider-kubernetes has one group.
  const served = store.kind(idOf({ group: family, kind })) ?? store.kind(idOf({ group, kind }));
  const namespace = stringAt(object, 'metadata', 'namespace') ?? '';
  return { kind: served, place: kind === 'ProviderConfig' ? `${namespace}/${name}` : `/${name}` };
}

async function setInUse(api: ApiServer, { group, version, plural }: ServedKind, object: JsonObject, wanted: boolean) {
  const found = at(object, 'metadata', 'finalizers');
  const before = isList(found) ? found : [];
  if (before.includes(inUse) === wanted) return;
  const finalizers = wanted ? [...before, inUse] : before.filter((name) => name !== inUse);
  const [namespace, name] = placeOf(object).split('/');
  const scope = namespace === '' ? '' : `/namespaces/${namespace}`;
  const metadata = { resourceVersion: stringAt(object, 'metadata', 'resourceVersion'), finalizers };
  await api.patch(`/apis/${group}/${version}${scope}/${plural}/${name}`, 'merge', { metadata }, 'provider');
}
