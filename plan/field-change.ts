import type { Json, JsonObject } from '../objects/json';

/**
 * One step from a value to a value in it: a key, an item of a list by the fields that tell it from the others, the only
 * item of a list, or the JSON that a text holds.
 */
export type Step = string | { readonly item: JsonObject } | { readonly only: 'item' } | { readonly in: 'text' };

/** One difference between two values. */
export interface FieldChange {
  /** From the object to the difference; where `inList`, to the list. */
  readonly path: readonly Step[];
  /** @default - there was nothing, or the item was not in the list */
  readonly before?: Json;
  /** @default - there is nothing, or the item is not in the list */
  readonly after?: Json;
  /** Whether before and after are items of a list, the order of which means nothing. */
  readonly inList: boolean;
}

/** A path as people write it, for example `spec.forProvider.attribute[name=id].type`. */
export function pathText(path: readonly Step[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'string') return text === '' ? step : `${text}.${step}`;
    if ('item' in step) return `${text}[${Object.values(step.item).map(String).join(' ')}]`;
    return text;
  }, '');
}

/** The keys of a path alone, as `kinds/` writes paths. */
export function pathKeys(path: readonly Step[]): readonly string[] {
  return path.filter((step) => typeof step === 'string');
}
