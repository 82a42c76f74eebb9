import { at, isList, isObject, type Json, type JsonObject, stringAt } from '../../checks/json';
import { type ReferenceField, referenceFields } from './reference-fields';

/** A kind that an API server serves by a CustomResourceDefinition. */
export interface ServedKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** First part of the group and the kind, as `ec2 VPC`. */
  readonly name: string;
  /** The group without its first part, as `aws.m.upbound.io`. */
  readonly family: string;
  readonly references: readonly ReferenceField[];
  /** Schema of `spec.forProvider`; undefined for kinds that are no managed resources, as ProviderConfig. */
  readonly forProvider: JsonObject | undefined;
  /** Schema of `status.atProvider`. */
  readonly atProvider: JsonObject;
}

/** Whether the providers that this program stands in for would serve a group. */
export function isProviderGroup(group: string): boolean {
  return group.endsWith('.m.upbound.io') || group === 'kubernetes.m.crossplane.io';
}

/** The kind that a CustomResourceDefinition defines, once the API server serves it; undefined until then. */
export function servedKind(crd: JsonObject): ServedKind | undefined {
  const spec = at(crd, 'spec');
  const version = storedVersion(at(spec, 'versions'));
  const [group, kind, plural] = [
    stringAt(spec, 'group'),
    stringAt(spec, 'names', 'kind'),
    stringAt(spec, 'names', 'plural'),
  ];
  if (!isEstablished(crd) || version === undefined || !group || !kind || !plural) return undefined;
  const properties = at(version, 'schema', 'openAPIV3Schema', 'properties');
  const specSchema = at(properties, 'spec');
  const forProvider = at(specSchema, 'properties', 'forProvider');
  const atProvider = at(properties, 'status', 'properties', 'atProvider');
  const dot = group.indexOf('.');
  return {
    group,
    version: stringAt(version, 'name') ?? '',
    kind,
    plural,
    namespaced: stringAt(spec, 'scope') === 'Namespaced',
    name: `${group.slice(0, dot)} ${kind}`,
    family: group.slice(dot + 1),
    references: isObject(specSchema) ? referenceFields(specSchema) : [],
    forProvider: isObject(forProvider) ? forProvider : undefined,
    atProvider: isObject(atProvider) ? atProvider : {},
  };
}

function storedVersion(versions: Json | undefined): Json | undefined {
  return isList(versions) ? versions.find((version) => at(version, 'storage') === true) : undefined;
}

function isEstablished(crd: JsonObject): boolean {
  const conditions = at(crd, 'status', 'conditions');
  const established = (condition: Json) =>
    stringAt(condition, 'type') === 'Established' && stringAt(condition, 'status') === 'True';
  return isList(conditions) && conditions.some(established);
}
