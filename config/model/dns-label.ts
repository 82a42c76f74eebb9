import type { Problem } from './problem';

/** Characters that a DNS label may have. Source: RFC 1123, section 2.1. */
const longest = 63;

/** Whether the text is legal as a namespace and inside every AWS name made from it. */
export function isDnsLabel(text: string): boolean {
  return dnsLabelProblems('', text).length === 0;
}

/** What is wrong with a name from which other names are made. */
export function dnsLabelProblems(where: string, value: string, max = longest): Problem[] {
  const what = mistake(value, max);
  if (what === undefined) return [];
  if (what === isTaken) return [{ where, what, value, fix: 'choose another word' }];
  const proposal = value
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[0-9-]+|-+$/g, '');
  const fix =
    value.length > max || proposal === '' || proposal === value
      ? `use at most ${max} lower-case letters, digits and inner hyphens, and start with a letter`
      : `use lower-case letters, digits and single inner hyphens, e.g. ${proposal}`;
  return [{ where, what, value, fix }];
}

const isTaken = 'is the name of a field that every object of JavaScript has';

function mistake(text: string, max: number): string | undefined {
  if (text === '') return 'is empty';
  if (text.length > max) return `is longer than ${max} characters`;
  if (text.trim() !== text) return 'has a blank at its beginning or end';
  if (/[A-Z]/.test(text)) return 'has capitals';
  if (/[^a-z0-9-]/.test(text)) return 'has other characters than lower-case letters, digits and hyphens';
  if (!/^[a-z]/.test(text)) return 'does not start with a letter';
  if (text.endsWith('-')) return 'ends in a hyphen';
  if (text.includes('--')) return 'has two hyphens in a row';
  return text in {} ? isTaken : undefined;
}
