import { at, isObject, type JsonObject, places } from '../../objects/json';
import { compositeLabel, resourceNameAnnotation } from '../../objects/managed-resource';

/** The object without what Crossplane adds to every composed one: owner, label and annotation. */
export function withoutOwner(object: JsonObject): JsonObject {
  const metadata = at(object, 'metadata');
  const { ownerReferences: _, labels, annotations, ...rest } = isObject(metadata) ? metadata : {};
  const kept = { labels: without(labels, compositeLabel), annotations: without(annotations, resourceNameAnnotation) };
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
