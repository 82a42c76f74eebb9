import { at, isObject, type JsonObject } from '../../checks/json';

/** Stands in a path for every item of a list. */
export const eachItem = '[]';

/** A field of a managed resource that may be given as a reference to another managed resource. */
export interface ReferenceField {
  /** Keys from `spec` down to the object that holds the field. */
  readonly parent: readonly string[];
  /** The field that takes the resolved value: `vpcId`. */
  readonly field: string;
  /** The field that names the other managed resource, or a list of them: `vpcIdRef`. */
  readonly reference: string;
  /** The field that selects by labels: `vpcIdSelector`. */
  readonly selector: string;
  /** Whether the field is a list. */
  readonly many: boolean;
}

/** Every field of a managed resource that its schema lets be a reference; `spec` is the schema of `spec`. */
export function referenceFields(spec: JsonObject): readonly ReferenceField[] {
  return ['forProvider', 'initProvider'].flatMap((part) => fieldsBelow(at(spec, 'properties', part), [part]));
}

function fieldsBelow(schema: ReturnType<typeof at>, parent: readonly string[]): readonly ReferenceField[] {
  const items = at(schema, 'items');
  if (isObject(items)) return fieldsBelow(items, [...parent, eachItem]);
  const properties = at(schema, 'properties');
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, inner]) => {
    const own = ownField(key, inner, properties, parent);
    return own === undefined ? fieldsBelow(inner, [...parent, key]) : [own];
  });
}

function ownField(
  reference: string,
  schema: ReturnType<typeof at>,
  siblings: JsonObject,
  parent: readonly string[],
): ReferenceField | undefined {
  const [, base, plural] = reference.match(/^(.+)Ref(s?)$/) ?? [];
  if (base === undefined) return undefined;
  const many = plural === 's';
  // References to Secrets have no policy: only references to managed resources are resolved.
  if (!isObject(at(schema, ...(many ? ['items'] : []), 'properties', 'policy'))) return undefined;
  // principalArnFromRoleRef resolves into principalArn, subnetIdRefs into subnetIds.
  const field = [base, `${base}s`, base.replace(/From[A-Z].*$/, '')].find((name) => siblings[name] !== undefined);
  return field === undefined ? undefined : { parent, field, reference, selector: `${base}Selector`, many };
}
