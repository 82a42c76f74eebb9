/**
 * Whether a text matches a pattern, in which `*` stands for any text, or for whatever the regular expression `any`
 * matches.
 */
export function matchesWildcard(pattern: string, text: string, any = '.*'): boolean {
  const key = `${any} ${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known.test(text);
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const expression = new RegExp(`^${parts.join(any)}$`);
  compiled.set(key, expression);
  return expression.test(text);
}

/** Few patterns meet many texts. */
const compiled = new Map<string, RegExp>();
