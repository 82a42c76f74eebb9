import { at, isObject, type JsonObject, places, stringAt } from '../../objects/json';

const resourceName = 'crossplane.io/composition-resource-name';

/** The name that a Composition gives a resource. */
export function compositionName(object: JsonObject): string {
  return stringAt(object, 'metadata', 'annotations', resourceName) ?? '';
}

/** The object without what Crossplane adds to every composed one: owner, label and annotation. */
export function withoutOwner(object: JsonObject): JsonObject {
  const metadata = at(object, 'metadata');
  const { ownerReferences: _, labels, annotations, ...rest } = isObject(metadata) ? metadata : {};
  const kept = { labels: without(labels, 'crossplane.io/composite'), annotations: without(annotations, resourceName) };
  const given = Object.entries(kept).filter(([, value]) => value !== undefined);
  return { ...object, metadata: { ...rest, ...Object.fromEntries(given) } };
}

function without(map: ReturnType<typeof at>, key: string): JsonObject | undefined {
  if (!isObject(map)) return undefined;
  const { [key]: _, ...rest } = map;
  return Object.keys(rest).length > 0 ? rest : undefined;
}

/** Every text in an object; those of a Secret are decoded. */
export function textsOf(object: JsonObject): string[] {
  const isSecret = object.kind === 'Secret';
  return places(object).flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    return [isSecret && path.startsWith('data.') ? Buffer.from(value, 'base64').toString('utf8') : value];
  });
}
