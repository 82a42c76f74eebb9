import { isList, isObject, type Json, type JsonObject } from '../../objects/json';

/** A value with the schema's defaults filled in wherever a field is missing, as an API server does before validating. */
export function withDefaults(schema: Json | undefined, value: Json): Json {
  if (!isObject(schema)) return value;
  if (isList(value)) return value.map((item) => withDefaults(schema.items, item));
  if (!isObject(value)) return value;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const filled: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined) filled[name] = withDefaults(properties[name] ?? schema.additionalProperties, inner);
  }
  for (const [name, inner] of missingDefaults(properties, value)) filled[name] = withDefaults(properties[name], inner);
  return filled;
}

function missingDefaults(properties: JsonObject, value: JsonObject): [string, Json][] {
  return Object.entries(properties).flatMap(([name, property]): [string, Json][] => {
    const wanted = isObject(property) ? property.default : undefined;
    return wanted !== undefined && value[name] === undefined ? [[name, wanted]] : [];
  });
}
