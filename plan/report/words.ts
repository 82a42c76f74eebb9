import type { DistObject } from '../../objects/dist';
import { isObject, type Json } from '../../objects/json';
import { type FieldChange, pathText } from '../field-change';
import { canonical, valueChanges } from '../fields';

/** Characters of a value that a line shows. */
const shownLength = 160;

/** Characters of a list's item by which a reader knows it. */
const shownItem = 60;

/** Lines of a text that a difference shows on each side. */
const shownLines = 12;

/** How people name an object: kind and name, and where it is one of a cluster's own its namespace. */
export function called({ cluster, kind, name, namespace }: DistObject): string {
  return `${kind} ${cluster !== '' && namespace !== '' ? `${namespace}/` : ''}${name}`;
}

/** A number of things, for example `1 object`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The lines that tell one difference, the old value before the new one. */
export function fieldLines(change: FieldChange): string[] {
  const { path, before, after } = change;
  const field = pathText(path);
  if (typeof before === 'string' && typeof after === 'string' && isLong(before, after)) {
    return [`${field}:`, ...lineDifference(before, after).map((line) => `  ${line}`)];
  }
  if (before === undefined) return [`${field}: + ${shown(after)}`];
  if (after === undefined) return [`${field}: - ${shown(before)}`];
  if (change.inList && isObject(before) && isObject(after)) {
    const inside = valueChanges(before, after).flatMap(fieldLines);
    return [`${field}, of ${shown(before, shownItem)}:`, ...inside.map((line) => `  ${line}`)];
  }
  return [`${field}: ${shown(before)} → ${shown(after)}`];
}

const isLong = (before: string, after: string) => before.includes('\n') || after.includes('\n');

/** A value as a line shows it, in JSON but for a plain text. */
export function shown(value: Json | undefined, most = shownLength): string {
  const text = typeof value === 'string' && /^\S[^\p{Cc}]*$/u.test(value) ? value : canonical(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function lineDifference(before: string, after: string): string[] {
  const [were, are] = [before.split('\n'), after.split('\n')];
  const side = (lines: readonly string[], others: readonly string[], sign: string) => {
    const known = new Set(others);
    const own = lines.filter((line) => !known.has(line));
    const cut = own.length - shownLines;
    return [
      ...own.slice(0, shownLines).map((line) => `${sign} ${shown(line.trim())}`),
      ...(cut > 0 ? [`${sign} … and ${count(cut, 'more line')}`] : []),
    ];
  };
  const lines = [...side(were, are, '-'), ...side(are, were, '+')];
  return lines.length > 0 ? lines : ['the same lines in another order or number'];
}
