import { isList, isObject, type Json, type JsonObject, stringAt } from '../../../objects/json';

/** Words with which APIs say the key of a tag, and its value. */
const words = [
  ['Key', 'Value'],
  ['key', 'value'],
  ['TagKey', 'TagValue'],
] as const;

/**
 * The value that a request gives a tag, whatever its API calls tags: in the fields of a form, as a list of keys and values, or
 * as a map; undefined where it gives none.
 */
export function requestTag(asked: JsonObject, tag: string): string | undefined {
  for (const [field, value] of Object.entries(asked)) {
    const given = inForm(asked, field, value, tag) ?? inside(field, value, tag);
    if (given !== undefined) return given;
  }
  return undefined;
}

/** As `TagSpecification.1.Tag.2.Key` of EC2, or `Tags.member.1.Key`. */
function inForm(asked: JsonObject, field: string, value: Json | undefined, tag: string): string | undefined {
  if (value !== tag || !/Tag.*\.Key$/.test(field)) return undefined;
  return stringAt(asked, field.replace(/Key$/, 'Value'));
}

function inside(field: string, value: Json | undefined, tag: string): string | undefined {
  if (isList(value)) {
    for (const one of value) {
      const [, of = ''] = words.find(([key]) => stringAt(one, key) === tag) ?? [];
      const given = of === '' ? (isObject(one) ? requestTag(one, tag) : undefined) : stringAt(one, of);
      if (given !== undefined) return given;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  return (/tags$/i.test(field) ? stringAt(value, tag) : undefined) ?? requestTag(value, tag);
}
