import type { Problem } from '../../model/problem';

/** What JavaScript writes into a text where a value is missing, or is an object. */
const leftover = /\bundefined\b|\bNaN\b|\[object|(?:^|[-/:._])null(?:$|[-/:._])/;

/** Levels of a configuration, of which none has more; whatever holds itself has. */
const deepest = 10;

/**
 * The names and texts, at any depth, that a missing value has become a part of.
 *
 * @param at where a field stands, by its path
 * @param known what is wrong already: of whatever stands in the same place, nothing more is said
 */
export function leftoverProblems(input: unknown, at: (field: string) => string, known: readonly Problem[]): Problem[] {
  return textsOf(input, '', 0)
    .filter(({ field, text }) => leftover.test(text) && !known.some(({ where }) => where === at(field)))
    .map(({ field, text }) => {
      return {
        where: at(field),
        what: 'contains what JavaScript writes for a missing value',
        value: text,
        fix: 'give the value',
      };
    });
}

interface Text {
  readonly field: string;
  readonly text: string;
}

function textsOf(value: unknown, field: string, level: number): Text[] {
  if (typeof value === 'string') return [{ field, text: value }];
  if (typeof value !== 'object' || value === null || level > deepest) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (Array.isArray(value)) return textsOf(inner, `${field}[${key}]`, level + 1);
    const place = field === '' ? key : `${field}.${key}`;
    return [{ field: place, text: key }, ...textsOf(inner, place, level + 1)];
  });
}
