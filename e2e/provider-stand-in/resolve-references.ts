import { at, isList, isObject, type Json, type JsonObject, stringAt } from '../../checks/json';
import { type FieldPath, valueAt, withValueAt } from './field-path';
import { goFieldName } from './go-field-name';
import { eachItem, type ReferenceField } from './reference-fields';
import { type ReferenceTarget, referenceTarget } from './reference-target';

/** Where other managed resources are found; `service` is the first part of their API group. */
export interface ManagedResources {
  get(service: string, kind: string, namespace: string, name: string): JsonObject | undefined;
  list(service: string, kind: string, namespace: string): readonly JsonObject[];
}

/** A managed resource whose references are to be resolved. */
export interface Referrer {
  /** As `ec2 Subnet`. */
  readonly kind: string;
  /** The API group without its first part. */
  readonly family: string;
  readonly namespace: string;
  /** The uid of the object that controls it, as a composite resource does; undefined without one. */
  readonly controller: string | undefined;
  readonly spec: JsonObject;
  readonly fields: readonly ReferenceField[];
}

/** `spec` with what its references resolve to, and the part of it that the resolver owns when it has changed. */
export interface Resolution {
  readonly spec: JsonObject;
  readonly owned: JsonObject | undefined;
}

/** A reference that cannot be resolved yet, in the words of crossplane-runtime's `pkg/reference`. */
export class UnresolvedReference extends Error {}

const notReady = 'referenced field was empty (referenced resource may not yet be ready)';

/** Resolves all references of a managed resource as the provider does; throws UnresolvedReference for the first that fails. */
export function resolveReferences(referrer: Referrer, resources: ManagedResources): Resolution {
  let spec: Json = referrer.spec;
  let changed = false;
  const owned: FieldPath[] = [];
  for (const field of referrer.fields) {
    for (const parent of placesOf(referrer.spec, field.parent)) {
      const given = valueAt(spec, parent);
      if (at(given, field.reference) === undefined && at(given, field.selector) === undefined) continue;
      owned.push([...parent, field.field]);
      // What a selector chose stays chosen.
      if (at(given, field.selector) !== undefined) owned.push([...parent, field.reference]);
      for (const [key, value] of Object.entries(resolved(referrer, field, given, resources))) {
        if (value === undefined) continue;
        spec = withValueAt(spec, [...parent, key], value);
        changed = true;
      }
    }
  }
  return { spec: isObject(spec) ? spec : {}, owned: changed ? ownedPart(spec, owned) : undefined };
}

function placesOf(value: Json, keys: readonly string[], path: FieldPath = []): readonly FieldPath[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [path];
  if (key !== eachItem)
    return at(value, key) === undefined ? [] : placesOf(at(value, key) ?? null, rest, [...path, key]);
  return isList(value) ? value.flatMap((item, index) => placesOf(item, rest, [...path, index])) : [];
}

/** A list is applied as one value, so that whoever resolves an item of it owns all of it. */
function ownedPart(spec: Json, paths: readonly FieldPath[]): JsonObject {
  let part: Json = {};
  for (const path of paths) {
    const list = path.findIndex((key) => typeof key === 'number');
    const whole = list === -1 ? path : path.slice(0, list);
    const value = valueAt(spec, whole);
    if (value !== undefined) part = withValueAt(part, whole, value);
  }
  return isObject(part) ? part : {};
}

function resolved(referrer: Referrer, field: ReferenceField, given: Json | undefined, resources: ManagedResources) {
  const [reference, selector, current] = [field.reference, field.selector, field.field].map((key) => at(given, key));
  const references = (isList(reference) ? reference : [reference]).filter(isObject);
  const always = [selector, ...references].some((by) => stringAt(by, 'policy', 'resolve') === 'Always');
  if (isGiven(current) && !always) return {};
  const optional = [selector, ...references].some((by) => stringAt(by, 'policy', 'resolution') === 'Optional');
  try {
    const target = referenceTarget(referrer.kind, field.field);
    if (target === undefined)
      throw new UnresolvedReference('reference of unknown kind — add it to reference-target.ts');
    return references.length > 0 && !(selector !== undefined && always)
      ? byName(referrer, field, references, target, resources)
      : bySelector(referrer, field, selector, target, resources);
  } catch (error) {
    if (!(error instanceof UnresolvedReference)) throw error;
    if (optional) return {};
    throw new UnresolvedReference(`${goPath(field)}: ${error.message}`);
  }
}

const isGiven = (value: Json | undefined) => (isList(value) ? value.length > 0 : value !== undefined && value !== '');

function byName(
  { namespace, family }: Referrer,
  field: ReferenceField,
  references: readonly JsonObject[],
  target: ReferenceTarget,
  resources: ManagedResources,
): JsonObject {
  const values = references.map((reference) => {
    const name = stringAt(reference, 'name') ?? '';
    const found = resources.get(target.service, target.kind, stringAt(reference, 'namespace') ?? namespace, name);
    if (found !== undefined) return referencedValue(found, target);
    const kind = `${target.kind}.${target.service}.${family}`;
    throw new UnresolvedReference(`cannot get referenced resource: ${kind} "${name}" not found`);
  });
  return { [field.field]: field.many ? values : values[0] };
}

/** The uid of an object's controller. */
export function controllerOf(object: JsonObject): string | undefined {
  const owners = at(object, 'metadata', 'ownerReferences');
  const owner = isList(owners) ? owners.find((one) => at(one, 'controller') === true) : undefined;
  return stringAt(owner, 'uid');
}

function bySelector(
  { namespace, controller }: Referrer,
  field: ReferenceField,
  selector: Json | undefined,
  target: ReferenceTarget,
  resources: ManagedResources,
): JsonObject {
  const labels = at(selector, 'matchLabels');
  const wanted = isObject(labels) ? Object.entries(labels) : [];
  const isOfController = (object: JsonObject) => controller !== undefined && controllerOf(object) === controller;
  const found = resources
    .list(target.service, target.kind, stringAt(selector, 'namespace') ?? namespace)
    .filter((object) => wanted.every(([key, value]) => at(object, 'metadata', 'labels', key) === value))
    .filter((object) => at(selector, 'matchControllerRef') !== true || isOfController(object));
  if (found.length === 0) throw new UnresolvedReference('no resources matched selector');
  const chosen = field.many ? found : found.slice(0, 1);
  const values = chosen.map((object) => referencedValue(object, target));
  const references = chosen.map((object) => ({ name: stringAt(object, 'metadata', 'name') }));
  return {
    [field.field]: field.many ? values : values[0],
    [field.reference]: field.many ? references : references[0],
  };
}

function referencedValue(object: JsonObject, { value }: ReferenceTarget): string {
  const observed = at(object, 'status', 'atProvider');
  const active = value !== 'externalNameIfActive' || stringAt(observed, 'status') === 'ACTIVE';
  const found = value.startsWith('externalName')
    ? stringAt(object, 'metadata', 'annotations', 'crossplane.io/external-name')
    : stringAt(observed, value);
  if (!found || !active) throw new UnresolvedReference(notReady);
  return found;
}

function goPath({ parent, field }: ReferenceField): string {
  const keys = ['mg', 'Spec', ...parent, field].map((key, depth) => (depth < 2 ? key : goFieldName(key)));
  return keys.reduce((path, key, depth) => (key === eachItem ? `${path}[i${depth - 1}]` : `${path}.${key}`));
}
