/**
 * Whether a text matches a pattern, in which `*` stands for any text, or for whatever the regular expression `any`
 * matches.
 */
export function matchesWildcard(pattern: string, text: string, any = '.*'): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join(any)}$`).test(text);
}
