import { kindOf } from '../../kinds/kinds';
import { type DistObject, where } from '../../objects/dist';
import { isManagedGroup } from '../../objects/group-kind';
import { at, isList, isObject, type Json, type JsonObject, listAt } from '../../objects/json';
import { forProviderOf } from '../../objects/managed-resource';
import { composedOfOne, isComposite } from './composed';

/** Keys from an object to a value in it; a list's element by its index. */
type Path = readonly (string | number)[];

/** What a text is changed by. */
const suffix = '-other';

/**
 * Fields of composites that their XRD lets one change, although they become what AWS changes only by making another
 * resource: the provider would refuse the change, or keep what exists and call that a success.
 */
export function immutableFieldProblems(objects: readonly DistObject[]): string[] {
  const clusters = objects.filter(({ kind }) => kind === 'EksCluster');
  // Each cluster also exists under its changed name, so that to name another cluster is a change like any other.
  const known = [...objects, ...clusters.map((cluster) => ({ ...cluster, name: `${cluster.name}${suffix}` }))];
  const composed = (composite: DistObject) =>
    composedOfOne(composite, known).filter(({ group }) => isManagedGroup(group));
  return objects.filter(isComposite).flatMap((composite) => {
    const schema = schemaOf(objects, composite.kind);
    const before = composed(composite);
    if (before.length === 0) return [];
    return leaves(composite.body.spec).flatMap((path) => {
      const after = composed(changed(composite, path));
      const fixed = before.flatMap((object, index) => fixedFields(object, after[index], path));
      if (fixed.length === 0 || isImmutable(schema, path)) return [];
      return `${where(composite)}: spec.${path.join('.')} becomes ${fixed[0]}, which AWS never changes — let the XRD refuse a change`;
    });
  });
}

function schemaOf(objects: readonly DistObject[], kind: string): Json | undefined {
  const xrd = objects.find(
    ({ kind: of, body }) => of === 'CompositeResourceDefinition' && at(body, 'spec', 'names', 'kind') === kind,
  );
  const [version] = listAt(xrd?.body, 'spec', 'versions');
  return at(version, 'schema', 'openAPIV3Schema', 'properties', 'spec');
}

/** Whatever in a composed resource follows from a changed field and is fixed for as long as the resource exists. */
function fixedFields(object: DistObject, after: DistObject | undefined, path: Path): string[] {
  const isElement = path.some((key) => typeof key === 'number');
  if (after?.name !== object.name) return isElement ? [] : [`the name of ${object.kind} ${object.name}`];
  const differ = ({ body }: DistObject, field: string) =>
    JSON.stringify([field, `${field}Ref`].map((one) => at(forProviderOf(body), ...one.split('.'))));
  return [...kindOf(object).immutable, 'region']
    .filter((field) => differ(object, field) !== differ(after, field))
    .map((field) => `${field} of ${object.kind} ${object.name}`);
}

function isImmutable(schema: Json | undefined, path: Path): boolean {
  const isFixed = listAt(schema, 'x-kubernetes-validations').some((rule) => at(rule, 'rule') === 'self == oldSelf');
  const [key, ...rest] = path;
  if (isFixed || key === undefined) return isFixed;
  return isImmutable(typeof key === 'number' ? at(schema, 'items') : at(schema, 'properties', key), rest);
}

function leaves(value: Json | undefined, path: Path = []): Path[] {
  if (isList(value)) return value.flatMap((one, index) => leaves(one, [...path, index]));
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
  return [path];
}

function changed(composite: DistObject, path: Path): DistObject {
  const spec = withChange(composite.body.spec, path);
  return { ...composite, body: { ...composite.body, spec } };
}

function withChange(value: Json | undefined, [key, ...rest]: Path): Json {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}${suffix}`;
  if (isList(value)) return value.map((one, index) => (index === key ? withChange(one, rest) : one));
  const object: JsonObject = isObject(value) ? value : {};
  return { ...object, [key]: withChange(object[key], rest) };
}
