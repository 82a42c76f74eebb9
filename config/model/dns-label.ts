import type { Problem } from './problem';

/** Whether the text is legal as a namespace and inside every AWS name made from it. */
export function isDnsLabel(text: string): boolean {
  return /^[a-z]([a-z0-9]|-(?=[a-z0-9]))*$/.test(text) && text.length <= 63;
}

/** What is wrong with a name from which other names are made. */
export function dnsLabelProblems(where: string, value: string): Problem[] {
  if (isDnsLabel(value)) return [];
  const fix = 'use lower-case letters, digits and inner hyphens, and start with a letter';
  return [{ where, what: 'is not a lower-case DNS label', value, fix }];
}
