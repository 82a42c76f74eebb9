import { at, isObject, type JsonObject, stringAt } from '../../checks/json';
import { asyncKinds } from './async-kinds';
import { type Condition, conditions, operationFailed } from './conditions';
import { MissingValue } from './fill-template';
import { externalNameAnnotation, type Identity, identify, type Location } from './identify';
import { replacement } from './immutable-fields';
import { initialize } from './initialize';
import type { ManagedResource } from './managed-resource';
import { isAllowed } from './management-policies';
import { observation } from './observation';
import { operationTime } from './operation';
import { accountOf, connect } from './provider-config';
import { ReconcileError } from './reconcile-error';
import { refusal } from './refusal';
import { controllerOf, resolveReferences, UnresolvedReference } from './resolve-references';
import type { Outcome } from './work-queue';
import type { World } from './world';

const pendingAnnotation = 'crossplane.io/external-create-pending';
const succeededAnnotation = 'crossplane.io/external-create-succeeded';

/** Brings the external resource of a managed resource of AWS into being and reports it, in the order of the real provider. */
export async function reconcileExternal(world: World, resource: ManagedResource): Promise<Outcome> {
  await initialize(resource);
  await resolve(world, resource);
  const location = await locationOf(world, resource);
  const identity = identityOf(resource, location);
  if (!(await exists(world, resource, identity, location))) {
    const waiting = await create(world, resource, identity, location);
    if (waiting !== undefined) return waiting;
  }
  await observe(world, resource, identity, location);
  return 'done';
}

/** Resolves the references of a managed resource and writes what they resolve to; throws ReconcileError. */
export async function resolve(world: World, resource: ManagedResource): Promise<void> {
  const { kind, namespace, spec } = resource;
  const controller = controllerOf(resource.object);
  const referrer = { kind: kind.name, family: kind.family, namespace, controller, spec, fields: kind.references };
  try {
    const { owned } = resolveReferences(referrer, world.store.ofFamily(kind.family));
    if (owned !== undefined) await resource.applySpec(owned);
  } catch (error) {
    if (!(error instanceof UnresolvedReference)) throw error;
    throw new ReconcileError(`cannot resolve references: ${error.message}`);
  }
}

/** The account and region of a managed resource; throws ReconcileError where its ProviderConfig is missing. */
export async function locationOf(world: World, resource: ManagedResource): Promise<Location> {
  const account = accountOf(await connect(world, resource));
  return { account, region: stringAt(resource.parameters, 'region') ?? '' };
}

function identityOf({ kind, object }: ManagedResource, location: Location): Identity {
  try {
    return identify(kind.name, object, location);
  } catch (error) {
    if (!(error instanceof MissingValue)) throw error;
    throw createFailure(kind.name, `InvalidParameterException: missing required field, ${error.message}`);
  }
}

async function exists(world: World, resource: ManagedResource, identity: Identity, { account }: Location) {
  const key = { kind: resource.kind.name, account, externalName: identity.externalName };
  if (world.inventory.find(key) === undefined) return false;
  const owner = { managedResource: resource.place, uid: resource.uid };
  if (isAllowed(resource.object, 'Create') && world.inventory.adopt(key, owner)) await world.inventory.flush();
  return true;
}

async function create(
  world: World,
  resource: ManagedResource,
  identity: Identity,
  { account, region }: Location,
): Promise<Outcome | undefined> {
  const { kind, object, parameters, place, uid } = resource;
  if (!isAllowed(object, 'Create')) throw new ReconcileError('observe failed: external resource does not exist');
  const isActive = (name: string) =>
    world.inventory.find({ kind: 'eks Cluster', account, externalName: name }) !== undefined;
  const refused = refusal(kind.name, parameters, isActive) ?? nameTaken(world, kind.name, account, identity);
  const pending = resource.annotation(pendingAnnotation) ?? timestamp();
  await resource.hold({ [pendingAnnotation]: pending });
  if (refused !== undefined) throw createFailure(kind.name, refused);
  const ongoing = asyncKinds.has(kind.name) ? [conditions.operationOngoing] : [];
  await resource.report([conditions.synced, conditions.creating, ...ongoing]);
  const afterMs = operationTime(world, 'create', resource);
  if (afterMs > 0) return { afterMs };
  const key = { kind: kind.name, account, externalName: identity.externalName };
  world.inventory.create(key, { region, unique: identity.unique }, { managedResource: place, uid });
  // The file knows before the API server does: what was made and not yet reported is not made again after a crash.
  await world.inventory.flush();
  return undefined;
}

function nameTaken({ inventory }: World, kind: string, account: string, { unique }: Identity): string | undefined {
  if (unique === undefined || inventory.holderOf(kind, account, unique) === undefined) return undefined;
  return `ResourceExistsException: ${unique} already exists`;
}

function createFailure(kind: string, message: string): ReconcileError {
  const text = `create failed: ${message}`;
  if (!asyncKinds.has(kind)) return new ReconcileError(text, [conditions.creating]);
  const more: readonly Condition[] = [
    conditions.creating,
    operationFailed('Create', `async ${text}`),
    conditions.operationFinished,
  ];
  return new ReconcileError(`async ${text}`, more);
}

async function observe(world: World, resource: ManagedResource, identity: Identity, location: Location): Promise<void> {
  const { kind, object } = resource;
  if (isAllowed(object, 'Create')) {
    const succeeded = resource.annotation(succeededAnnotation) ?? timestamp();
    await resource.hold({});
    await resource.annotate({ [externalNameAnnotation]: identity.externalName, [succeededAnnotation]: succeeded });
  }
  const isMade = asyncKinds.has(kind.name) && isAllowed(object, 'Create');
  const operation = isMade ? [conditions.operationSucceeded, conditions.operationFinished] : [];
  const context = { ...identity, ...location, parameters: resource.parameters, workloads: world.workloads };
  const next = observation(kind, resource.spec, context);
  await resource.report([conditions.synced, conditions.available, ...operation], updated(resource, next));
}

/** What AWS has after an update: what it had, where the managed resource may not update; throws where AWS would refuse. */
function updated({ kind, object }: ManagedResource, next: JsonObject): JsonObject {
  const before = at(object, 'status', 'atProvider');
  if (!isObject(before) || before.id === undefined) return next;
  if (!isAllowed(object, 'Update')) return before;
  const refused = replacement(kind.name, next, before);
  if (refused === undefined) return next;
  if (!asyncKinds.has(kind.name)) throw new ReconcileError(`update failed: ${refused}`);
  const text = `async update failed: ${refused}`;
  throw new ReconcileError(text, [operationFailed('Update', text), conditions.operationFinished]);
}

function timestamp(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
